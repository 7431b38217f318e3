package dev.shipmate.plugins.nautobot.client;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shows how a run of a job ended: its result, what went wrong, its whole log as a file, and where to read more. */
public final class JobReport {

    private static final Set<String> BAD = Set.of("warning", "failure", "error", "critical");
    private static final int BAD_SHOWN = 5;
    private static final int LONGEST_RESULT = 1_500;
    private static final int LONGEST_FILE = 2_000_000;

    private JobReport() {}

    /**
     * Returns what is said of it.
     *
     * @param page where a person reads more
     */
    public static List<Block> blocks(String title, JobEnd end, URI page) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Result", words(end.status()));
        facts.put("Took", took(end.result()));
        facts.put("Log", end.log().size() == 1 ? "1 line" : end.log().size() + " lines");
        facts.values().removeIf(String::isEmpty);
        List<Block> blocks = new ArrayList<>(List.of(Block.text(Span.bold(title)), Block.fields(facts)));
        JsonElement result = end.result().json().get("result");
        if (result != null && !result.isJsonNull() && end.isSuccess()) {
            blocks.add(result(result));
        }
        List<NautobotObject> bad =
                end.log().stream().filter(line -> BAD.contains(level(line))).toList();
        if (!bad.isEmpty()) {
            String more = bad.size() > BAD_SHOWN ? " (the first " + BAD_SHOWN + " of " + bad.size() + ")" : "";
            blocks.add(Block.table(
                    "Warnings and failures" + more,
                    List.of("Level", "Message"),
                    bad.stream()
                            .limit(BAD_SHOWN)
                            .map(line -> List.of(level(line), cell(line)))
                            .toList()));
        }
        if (!end.log().isEmpty()) {
            blocks.add(Block.attachment("log.txt", "text/plain", log(end.log()).getBytes(StandardCharsets.UTF_8)));
        }
        blocks.add(Block.text(Span.link("This run in Nautobot", page)));
        return blocks;
    }

    /** Returns what people say for Nautobot's word. */
    public static String words(String status) {
        return switch (status) {
            case "SUCCESS" -> "succeeded";
            case "FAILURE" -> "failed";
            case "REVOKED" -> "cancelled";
            default -> status.toLowerCase(Locale.ROOT);
        };
    }

    private static Block result(JsonElement result) {
        if (result.isJsonPrimitive() && result.getAsString().length() <= LONGEST_RESULT) {
            return Block.snippet("What it returned", result.getAsString());
        }
        String text = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(result);
        return text.length() <= LONGEST_RESULT
                ? Block.snippet("What it returned", text)
                : Block.attachment("result.json", "application/json", cut(text).getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(NautobotObject line) {
        String about = line.text("log_object");
        return Sentences.shortened((about.isEmpty() ? "" : about + ": ")
                + line.text("message").strip().replaceAll("\\s+", " "));
    }

    private static String log(List<NautobotObject> log) {
        StringBuilder text = new StringBuilder();
        for (NautobotObject line : log) {
            text.append(line.text("created"))
                    .append(' ')
                    .append(level(line))
                    .append(' ')
                    .append(line.text("grouping"))
                    .append(": ")
                    .append(line.text("message"))
                    .append('\n');
        }
        return cut(text.toString());
    }

    private static String cut(String text) {
        return text.length() > LONGEST_FILE
                ? text.substring(0, LONGEST_FILE) + "\n… the rest is too long for a file; Nautobot shows it.\n"
                : text;
    }

    private static String level(NautobotObject line) {
        String level = line.text("log_level");
        return level.isEmpty()
                ? line.object("log_level").map(choice -> choice.text("value")).orElse("")
                : level;
    }

    private static String took(NautobotObject result) {
        try {
            Instant begin = Instant.parse(
                    result.text("date_started").isEmpty() ? result.text("date_created") : result.text("date_started"));
            Duration time = Duration.between(begin, Instant.parse(result.text("date_done")));
            if (time.toSeconds() < 1) {
                return "less than a second";
            }
            return (time.toMinutes() > 0 ? time.toMinutes() + " min " : "") + time.toSecondsPart() + " s";
        } catch (DateTimeException e) {
            return "";
        }
    }
}
