package dev.shipmate.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/** Looks at a person's screen and waits for what is new on it since they last looked. */
public final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Person person;
    private final Set<String> seen = new HashSet<>();

    /** Begins to watch: whatever is shown already is not new. */
    public Watch(Person person) {
        this.person = person;
        person.sees().forEach(shown -> seen.add(key(shown)));
    }

    /** Returns whom it watches. */
    public Person person() {
        return person;
    }

    /** Types a line. */
    public Watch types(String line) {
        person.types(line);
        return this;
    }

    /** Waits for something new that contains the text, and returns it. */
    public Shown isShown(String text) {
        return first(
                "something that contains \"" + text + "\"",
                shown -> shown.text().contains(text));
    }

    /** Waits for something new that asks, and returns it. */
    public Shown isAsked() {
        return first("a question", Shown::isPrompt);
    }

    /** Waits for a new question and opens its form where it hides behind a button. */
    public Shown isAskedInForm() {
        Shown asked = isAsked();
        if (asked.questions().isEmpty() && asked.buttons().contains("Answer")) {
            person.opens(asked);
            return first("an open form", shown -> !shown.questions().isEmpty());
        }
        return asked;
    }

    /** Picks a label, going through the pages of a long menu. */
    public void picks(String label) {
        Shown menu = isAsked();
        while (!menu.choices().contains(label)) {
            String more = menu.choices().get(menu.choices().size() - 1);
            if (!more.startsWith("More")) {
                throw new AssertionError(label + " is on no page; the last has " + menu.choices());
            }
            person.picks(menu, more);
            menu = isAsked();
        }
        person.picks(menu, label);
    }

    /** Fills in the form that is asked next. */
    public void fills(Map<String, String> answers) {
        person.fills(isAskedInForm(), answers);
    }

    /** Returns what is new now and was not waited for, and looks at it. */
    public List<Shown> others() {
        List<Shown> fresh = person.sees().stream()
                .filter(shown -> !seen.contains(key(shown)))
                .toList();
        fresh.forEach(shown -> seen.add(key(shown)));
        return fresh;
    }

    private Shown first(String what, Predicate<Shown> wanted) {
        try {
            Shown found = await().pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(
                            () -> person.sees().stream()
                                    .filter(shown -> !seen.contains(key(shown)))
                                    .filter(wanted)
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            seen.add(key(found));
            return found;
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(person.id() + " waited for " + what + " and sees " + person.sees(), e);
        }
    }

    /** A message that was changed is new again. */
    private static String key(Shown shown) {
        return shown.id() + " " + shown.text() + " " + shown.choices() + " " + shown.questions() + " "
                + shown.buttons();
    }
}
