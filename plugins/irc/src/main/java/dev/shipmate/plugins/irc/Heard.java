package dev.shipmate.plugins.irc;

/** What the thread that reads tells the one that holds the connection. */
sealed interface Heard {

    /** The server can be written to. */
    record Opened() implements Heard {}

    /** A line. */
    record Line(IrcLine line) implements Heard {}

    /** Nothing more comes. */
    record Ended(String why) implements Heard {}

    /** Nothing: there is something to be sent. */
    record Wake() implements Heard {}
}
