package dev.shipmate.core.reply;

/** What became of a message. */
public enum Fate {
    /** The platform took it. */
    TAKEN,
    /** The platform refused it for good, or every attempt failed. */
    REFUSED,
    /** It was not tried: its platform is not there, or too many wait for its channel. */
    UNTRIED
}
