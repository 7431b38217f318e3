package dev.shipmate.plugins.webex;

/** What a block becomes before it is packed into messages. */
sealed interface Piece {

    /** Lines of Markdown, which may be cut between any two characters that do not belong together. */
    record Prose(String markdown) implements Piece {}

    /** Lines of fixed width, each part of which gets a fence of its own. */
    record Fixed(String text) implements Piece {}

    /** What goes as it is. */
    record Whole(Part part) implements Piece {}
}
