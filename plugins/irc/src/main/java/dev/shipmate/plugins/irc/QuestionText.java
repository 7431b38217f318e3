package dev.shipmate.plugins.irc;

import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.ArrayList;
import java.util.List;

/** A question in numbered lines. */
final class QuestionText {

    /** Characters of a line of choices. Lines come one by one, so few long ones are there sooner than many. */
    private static final int WIDTH = 160;

    private QuestionText() {}

    /** Returns the lines: what was wrong, the question, the choices, and how to answer. */
    static List<String> of(Prompt prompt) {
        Question question = prompt.questions().get(0);
        List<String> lines = new ArrayList<>(IrcText.lines(question.problem()));
        lines.removeIf(String::isBlank);
        List<String> asked = IrcText.lines(question.text());
        lines.add(IrcText.bold(IrcText.plain(prompt.title())) + ": " + asked.get(0));
        lines.addAll(asked.subList(1, asked.size()));
        lines.addAll(packed(question.choices()));
        lines.add("(" + how(question) + ", or " + Questions.CANCEL + ")");
        return lines;
    }

    private static String how(Question question) {
        List<Choice> choices = question.choices();
        if (question.isMasked()) {
            return "say it here, where nobody else reads it";
        }
        String perhaps = choices.stream()
                .filter(choice -> choice.value().equals(question.suggestion()))
                .map(Choice::label)
                .findFirst()
                .orElse(question.suggestion());
        String words = choices.isEmpty()
                ? "say it here"
                : "say a " + (Questions.mark(choices, 0).equals("a") ? "letter" : "number") + " or a name";
        return perhaps.isEmpty() ? words : words + ", perhaps " + IrcText.plain(perhaps);
    }

    /** Several choices share a line. */
    private static List<String> packed(List<Choice> choices) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int place = 0; place < choices.size(); place++) {
            String choice = Questions.mark(choices, place) + ") "
                    + IrcText.plain(choices.get(place).label());
            if (line.length() > 0 && line.length() + choice.length() + 2 > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : "  ").append(choice);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
