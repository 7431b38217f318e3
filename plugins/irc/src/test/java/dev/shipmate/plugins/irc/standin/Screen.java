package dev.shipmate.plugins.irc.standin;

import dev.shipmate.testkit.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the bot said as a person reads it. */
final class Screen {

    /** A person knows what a question is about; its name is not said. */
    private static final Map<String, String> NAMES =
            Map.of("What shall be noted?", "note", "How many?", "count", "Which site?", "site");

    private static final Pattern CHOICE =
            Pattern.compile("(?:^|  )([0-9]{1,2}|[a-z])\\) (.*?)(?=  [0-9a-z]{1,2}\\) |$)");
    private static final Pattern HOW = Pattern.compile("\\(say .*, or cancel\\)");

    private Screen() {}

    static Shown shown(Utterance said, boolean isPrivate) {
        List<String> lines =
                said.texts().stream().map(text -> text.replace("\u0002", "")).toList();
        boolean asks = HOW.matcher(lines.get(lines.size() - 1)).matches();
        List<String> choices = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        if (asks) {
            lines.forEach(line -> choices.addAll(choices(line)));
            NAMES.forEach((text, name) -> {
                if (choices.isEmpty() && lines.stream().anyMatch(line -> line.endsWith(text))) {
                    questions.add(name);
                }
            });
        }
        return new Shown(
                String.valueOf(said.number()),
                String.join("\n", lines),
                isPrivate,
                "",
                questions,
                choices,
                List.of(),
                List.of(),
                json(said.lines()));
    }

    /** Returns the labels of the choices in a line. */
    private static List<String> choices(String line) {
        if (!line.matches("([0-9]{1,2}|[a-z])\\) .*")) {
            return List.of();
        }
        List<String> labels = new ArrayList<>();
        Matcher choice = CHOICE.matcher(line);
        while (choice.find()) {
            labels.add(choice.group(2));
        }
        return labels;
    }

    private static String json(List<String> lines) {
        return lines.stream()
                .map(line -> "  \""
                        + line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0002", "\\u0002") + "\"")
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }
}
