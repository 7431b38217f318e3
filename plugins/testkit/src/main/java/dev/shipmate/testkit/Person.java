package dev.shipmate.testkit;

import java.util.List;
import java.util.Map;

/**
 * Somebody in front of their chat client in one place. What they do reaches the host before the method returns, and an
 * answer of the host that the service would not accept throws an {@link AssertionError}.
 */
public interface Person {

    /** Returns the id that the platform knows them by. */
    String id();

    /** Sends a command line in the way that is usual on the platform: as a slash command or a mention of the bot. */
    void types(String line);

    /** Lets the service deliver the last thing once more, as it does when it believes that it was not taken. */
    void repeats();

    /** Returns what they see in this place, and of the bot in the direct conversation; oldest first, as it looks now. */
    List<Shown> sees();

    /** Chooses in a menu, by the choice's label. */
    void picks(Shown prompt, String label);

    /** Presses the button that opens a form; the form is then among what they see. */
    void opens(Shown prompt);

    /** Fills in a form or a text field and sends it: answers by the question's name, the label of a choice for one. */
    void fills(Shown prompt, Map<String, String> answers);

    /** Presses Cancel. */
    void cancels(Shown prompt);
}
