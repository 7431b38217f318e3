package dev.shipmate.spi.platform;

/**
 * What a platform can show. The host keeps to it: menus get pages, forms become single questions, progress is repeated
 * where nothing can be edited. Immutable.
 *
 * @since 1
 */
public final class Limits {

    private final int choices;
    private final int answerLength;
    private final boolean hasForms;
    private final boolean hasEdits;
    private final boolean holdsConnection;
    private final boolean hasLateQuestions;

    private Limits(
            int choices,
            int answerLength,
            boolean hasForms,
            boolean hasEdits,
            boolean holdsConnection,
            boolean hasLateQuestions) {
        if (choices < 2) {
            throw new IllegalArgumentException(
                    "a platform shows at least 2 choices, not " + choices + ": say how many one menu holds");
        }
        if (answerLength < 1) {
            throw new IllegalArgumentException("a platform takes at least 1 character, not " + answerLength
                    + ": say how long a text answer may be");
        }
        this.choices = choices;
        this.answerLength = answerLength;
        this.hasForms = hasForms;
        this.hasEdits = hasEdits;
        this.holdsConnection = holdsConnection;
        this.hasLateQuestions = hasLateQuestions;
    }

    /**
     * Returns limits without forms, edits and connection.
     *
     * @param choices how many choices one menu holds, at least 2
     * @param answerLength how many characters a text answer and the value of a choice may have
     */
    public static Limits of(int choices, int answerLength) {
        return new Limits(choices, answerLength, false, false, false, false);
    }

    /** Says that several questions can be asked in one form. */
    public Limits withForms() {
        return new Limits(choices, answerLength, true, hasEdits, holdsConnection, hasLateQuestions);
    }

    /** Says that a sent message can be changed by {@link ChatPlatform#update}. */
    public Limits withEdits() {
        return new Limits(choices, answerLength, hasForms, true, holdsConnection, hasLateQuestions);
    }

    /** Says that {@link ChatPlatform#connect} is to be called and kept running. */
    public Limits withConnection() {
        return new Limits(choices, answerLength, hasForms, hasEdits, true, hasLateQuestions);
    }

    /** Says that a form can be opened before its questions are known, and be filled by {@link ChatPlatform#updatePrompt}. */
    public Limits withLateQuestions() {
        return new Limits(choices, answerLength, hasForms, hasEdits, holdsConnection, true);
    }

    /** Returns how many choices one menu holds. */
    public int choices() {
        return choices;
    }

    /** Returns how many characters a text answer and the value of a choice may have. */
    public int answerLength() {
        return answerLength;
    }

    /** Returns whether several questions can be asked in one form. */
    public boolean hasForms() {
        return hasForms;
    }

    /** Returns whether a sent message can be changed. */
    public boolean hasEdits() {
        return hasEdits;
    }

    /** Returns whether the platform is reached over a connection that the adapter holds. */
    public boolean holdsConnection() {
        return holdsConnection;
    }

    /** Returns whether a form can be opened before its questions are known. */
    public boolean hasLateQuestions() {
        return hasLateQuestions;
    }
}
