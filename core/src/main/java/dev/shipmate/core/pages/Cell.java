package dev.shipmate.core.pages;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a list.
 *
 * @param look how it looks: "" for text, or code, time, good, bad, warn, muted
 * @param href where it leads; "" for nowhere
 */
public record Cell(String text, String look, String href) {

    public static Cell text(String text) {
        return new Cell(text, "", "");
    }

    /** What is copied from one place to another: IDs, names of commands. */
    static Cell code(String text) {
        return new Cell(text, text.isEmpty() ? "" : "code", "");
    }

    static Cell muted(String text) {
        return new Cell(text, "muted", "");
    }

    static Cell time(@Nullable Instant instant) {
        return instant == null
                ? text("")
                : new Cell(instant.truncatedTo(ChronoUnit.SECONDS).toString(), "time", "");
    }

    static Cell state(String word, String look) {
        return new Cell(word, look, "");
    }

    Cell to(String address) {
        return new Cell(text, look, address);
    }

    /** A time as people read it, in UTC; a script shows it in theirs. */
    public String shown() {
        return look.equals("time") ? text.replace('T', ' ').replace("Z", " UTC") : text;
    }
}
