package dev.shipmate.testkit;

/** Where a person is. */
public enum Place {
    /** The room that the bot and everybody are in. */
    ROOM,
    /** Another such room. */
    OTHER_ROOM,
    /** The direct conversation of the person and the bot. */
    DIRECT
}
