package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.command.CommandException;

/** One condition, such as {@code status=failed}. What has no field {@code name} is named by what people call it. */
record Filter(String field, Glob wanted) {

    private static final String EVENT = "event";
    private static final String USER = "user";
    private static final String STATUS = "status";
    private static final String NAME = "name";
    private static final int LONGEST = 200;

    static Filter of(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new CommandException("What should " + field + " be? Write a value of at most " + LONGEST
                    + " characters behind it, as in status=failed.");
        }
        if (Difference.isSecret(field)) {
            throw new CommandException("What " + field + " is stays secret: nothing can be filtered by it.");
        }
        if (field.equals(EVENT) && Event.of(value).isEmpty()) {
            throw new CommandException(
                    "An event is created, updated or deleted, not \"" + Value.shortened(value, 100) + "\".");
        }
        return new Filter(field, new Glob(value));
    }

    /** A status that was the same before is no news: an update counts only when it brought it about. */
    boolean matches(Change change) {
        if (field.equals(EVENT)) {
            return wanted.matches(change.event().word());
        }
        if (field.equals(USER)) {
            return wanted.matches(change.user());
        }
        if (field.equals(NAME) && wanted.matches(change.name())) {
            return true;
        }
        boolean isNow = change.field(field).isLike(wanted);
        if (isNow && field.equals(STATUS) && change.event() == Event.UPDATED) {
            return change.fieldBefore(field)
                    .filter(value -> value.isLike(wanted))
                    .isEmpty();
        }
        return isNow;
    }

    @Override
    public String toString() {
        return field + "=" + wanted.pattern();
    }
}
