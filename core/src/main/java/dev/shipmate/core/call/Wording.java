package dev.shipmate.core.call;

import dev.shipmate.core.log.NamedValue;
import dev.shipmate.core.pipe.Pipes;
import java.util.ArrayList;
import java.util.List;

/**
 * What a line had beside its command and its arguments.
 *
 * @param alias the word that the line was short for; "" for none
 * @param pipes what its reply goes through
 */
public record Wording(String alias, Pipes pipes) {

    /** Of a line that names its command and has no pipes. */
    public static final Wording PLAIN = new Wording("", Pipes.NONE);

    /** Returns the wording of a line that names its command. */
    public static Wording of(Pipes pipes) {
        return new Wording("", pipes);
    }

    /** Returns what the command log holds of it, under names that no parameter can have. */
    public List<NamedValue> logged() {
        List<NamedValue> logged = new ArrayList<>();
        if (!alias.isEmpty()) {
            logged.add(new NamedValue("(alias)", alias));
        }
        if (!pipes.isEmpty()) {
            logged.add(new NamedValue("(pipes)", "| " + pipes.text()));
        }
        return logged;
    }
}
