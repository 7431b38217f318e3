package dev.shipmate.spi.platform;

/** What an id can belong to, and so what can be looked up and what a grant can be about. */
public enum PartyKind {
    /** A workspace, team, tenant or whatever the platform calls its largest unit. */
    ORGANIZATION,
    /** A conversation. */
    CHANNEL,
    /** A person. */
    USER
}
