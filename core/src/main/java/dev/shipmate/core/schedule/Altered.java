package dev.shipmate.core.schedule;

/** What came of changing a schedule. */
public sealed interface Altered {

    /** It is done; this is the schedule now, or what it was where it was removed. */
    record Made(Schedule schedule) implements Altered {}

    /** It was so already, or cannot be: its state says why. */
    record Idle(Schedule schedule) implements Altered {}

    /** There is none of this number that one may change. */
    record Unknown(long number) implements Altered {}
}
