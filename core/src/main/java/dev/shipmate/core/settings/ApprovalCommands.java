package dev.shipmate.core.settings;

import dev.shipmate.core.approval.ApprovalRules.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the commands that need a second person. */
final class ApprovalCommands {

    private static final Pattern FORM =
            Pattern.compile("([a-z][a-z0-9_]*(?:-[a-z0-9_]+)*)(?:\\s+(\\*|[a-z0-9_]+(?:-[a-z0-9_]+)*))?");
    private static final String OWN = "shipmate";

    private ApprovalCommands() {}

    static List<Named> of(String text) {
        List<Named> named = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                named.add(one(part.strip()));
            }
        }
        return named;
    }

    private static Named one(String part) {
        Matcher matcher = FORM.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must name command and subcommand, as in \"network redeploy\" or"
                    + " \"network *\", separated by commas; \"" + part + "\" is neither");
        }
        if (matcher.group(1).equals(OWN)) {
            throw new IllegalArgumentException(
                    "cannot name the host's own commands: nobody could approve any more where \"" + part + "\" waits");
        }
        return new Named(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
    }
}
