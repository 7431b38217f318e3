package dev.shipmate.core.log;

/** A parameter of a command that ran, and what it was given; stars where the value is secret. */
public record NamedValue(String name, String value) {}
