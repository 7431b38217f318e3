package dev.shipmate.core.log;

/**
 * Who changes something, and how: what every line of the change log begins with.
 *
 * @param who an account, or the operating system's user
 * @param means through what: rest, web, cli, chat, file
 * @param requestId what ties together the changes of one request
 */
public record Author(String who, String means, String requestId) {}
