package dev.shipmate.testkit;

import java.net.http.HttpRequest;

/**
 * A request to the host that must be refused and leave no trace.
 *
 * @param name what is wrong with it, such as {@code "a changed body"}
 * @param status what the host must answer
 */
public record Forgery(String name, HttpRequest request, int status) {}
