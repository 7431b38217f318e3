package dev.shipmate.plugins.cards;

/** What a service understands of Adaptive Cards, and how much of it at once. */
public enum CardEdition {

    /**
     * Microsoft Teams. It takes about 100 KB of a message counted in UTF-16, which is at most twice the bytes counted here.
     * An older limit is 28 KB; what the message says beside the card needs some of that.
     */
    TEAMS("1.5", 26_000, 3, Integer.MAX_VALUE, 200),

    /** Cisco Webex: about 22 KB of card, five things to press, nothing that is newer than version 1.3. */
    WEBEX("1.3", 20_000, 3, 5, 100);

    private static final int ANSWER_LENGTH = 1_000;

    private final String version;
    private final int mostBytes;
    private final int mostCards;
    private final int mostActions;
    private final int mostChoices;

    CardEdition(String version, int mostBytes, int mostCards, int mostActions, int mostChoices) {
        this.version = version;
        this.mostBytes = mostBytes;
        this.mostCards = mostCards;
        this.mostActions = mostActions;
        this.mostChoices = mostChoices;
    }

    /** Returns the version of Adaptive Cards that each card names. */
    public String version() {
        return version;
    }

    /** Returns the largest card, in bytes of UTF-8. */
    public int mostBytes() {
        return mostBytes;
    }

    /** Returns from how many cards on long tables and snippets become files instead. */
    public int mostCards() {
        return mostCards;
    }

    /** Returns how many choices a menu holds, for the platform's limits. */
    public int mostChoices() {
        return mostChoices;
    }

    /** Returns how many characters a text answer and the value of a choice may have, for the platform's limits. */
    public int answerLength() {
        return ANSWER_LENGTH;
    }

    int mostActions() {
        return mostActions;
    }

    /** Whether tables, headings, hidden typing and menus with a search field are known: all came with 1.5. */
    boolean isFull() {
        return this == TEAMS;
    }
}
