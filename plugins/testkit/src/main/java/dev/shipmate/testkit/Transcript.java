package dev.shipmate.testkit;

import java.util.List;
import java.util.regex.Pattern;

/** A conversation as people can read it again: what was done, and what was shown thereupon. */
final class Transcript {

    /** Of a message that is longer, the middle is left out. */
    private static final int LONGEST = 1_600;

    private static final Pattern LINE = Pattern.compile("^", Pattern.MULTILINE);

    private final StringBuilder text = new StringBuilder();

    /** Notes what a person does. */
    void does(String who, String what) {
        text.append(who).append("> ").append(what).append("\n");
    }

    /** Notes what is shown. */
    Shown shows(Shown shown) {
        text.append("  ").append(shown.isPrivate() ? "[only for the asker]" : "[for all]");
        if (!shown.thread().isEmpty()) {
            text.append(" [in the thread]");
        }
        text.append("\n").append(indented(shortened(shown.text()))).append("\n");
        list("questions", shown.questions());
        list("choices", shown.choices().size() > 8 ? firstAndLast(shown.choices()) : shown.choices());
        list("buttons", shown.buttons());
        list("files", shown.files());
        return shown;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void list(String name, List<String> values) {
        if (!values.isEmpty()) {
            text.append("    ")
                    .append(name)
                    .append(": ")
                    .append(String.join(" | ", values))
                    .append("\n");
        }
    }

    private static List<String> firstAndLast(List<String> all) {
        int size = all.size();
        return List.of(all.get(0), all.get(1), "… " + (size - 4) + " more …", all.get(size - 2), all.get(size - 1));
    }

    private static String shortened(String whole) {
        return whole.length() <= LONGEST
                ? whole
                : whole.substring(0, LONGEST / 2) + "\n… " + (whole.length() - LONGEST) + " characters …\n"
                        + whole.substring(whole.length() - LONGEST / 2);
    }

    private static String indented(String lines) {
        return LINE.matcher(lines).replaceAll("    ").stripTrailing();
    }
}
