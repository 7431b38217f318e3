package dev.shipmate.core.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What holds for the fields of grants and groups alike. Collects all problems, so that a form is put right in one go. */
final class FieldRules {

    static final int LONGEST_WORD = 64;
    static final int LONGEST_VALUE = 255;

    private static final int DELETE = 0x7f;

    private static final Pattern PLATFORM = Pattern.compile("\\*|[a-z][a-z0-9_]*");

    private final List<FieldProblem> problems = new ArrayList<>();

    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    void problem(String field, String message) {
        problems.add(new FieldProblem(field, message));
    }

    void platform(String platform) {
        if (!PLATFORM.matcher(platform).matches() || platform.length() > LONGEST_WORD) {
            problem(
                    "platform",
                    "Not a platform's name. Write it as in the setting enable_<platform>, in lower case with"
                            + " underscores, or * for every platform.");
        }
    }

    void text(String field, String text, int longest) {
        if (text.length() > longest) {
            problem(field, "Is longer than " + longest + " characters. Shorten it.");
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == DELETE)) {
            problem(field, "Holds a control character, such as a line break. Remove it.");
        }
    }
}
