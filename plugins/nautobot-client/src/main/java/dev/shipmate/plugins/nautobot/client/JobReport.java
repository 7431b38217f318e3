package dev.shipmate.plugins.nautobot.client;

import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells how a job went: in a line, by what was not well, and with the whole log as a file. */
public final class JobReport {

    private static final int MOST_LINES = 10;
    private static final int LONGEST_LINE = 200;
    private static final Set<String> BAD = Set.of("warning", "failure", "error", "critical");

    private JobReport() {}

    /** Returns what is said of a job that somebody must approve first. */
    public static Message waiting(Nautobot nautobot, String name, JobStart.Waiting waiting) {
        return Message.of(Block.text(
                Span.plain(name + " waits: somebody must approve it in Nautobot first. "),
                Span.link(
                        "The request",
                        nautobot.page("extras/scheduled-jobs/"
                                + waiting.scheduledJob().id() + "/")),
                Span.plain(" is open there; nothing has run.")));
    }

    /** Tells how a job ended; a job that did not do what it is for is a command that failed. */
    public static Outcome outcome(Nautobot nautobot, String name, JobEnd end, Invocation in) {
        if (end.isSuccess()) {
            return Outcome.reply(message(nautobot, name, end));
        }
        in.say(message(nautobot, name, end));
        return Outcome.failed("The job " + name + " " + words(end) + " in Nautobot.");
    }

    private static Message message(Nautobot nautobot, String name, JobEnd end) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(
                Span.plain(name + " "),
                Span.bold(words(end)),
                Span.plain(": "),
                Span.link(
                        "its result in Nautobot",
                        nautobot.page("extras/job-results/" + end.result().id() + "/")),
                Span.plain(counts(end))));
        List<NautobotObject> told = end.log().stream()
                .filter(line -> BAD.contains(line.text("log_level")))
                .limit(MOST_LINES)
                .toList();
        if (!told.isEmpty()) {
            blocks.add(Block.snippet("", told.stream().map(JobReport::line).collect(Collectors.joining("\n"))));
        }
        String result = end.result().json().has("result")
                ? end.result().json().get("result").toString()
                : "null";
        if (end.isSuccess() && !result.equals("null") && result.length() <= LONGEST_LINE) {
            blocks.add(Block.text("It returned " + result + "."));
        }
        if (!end.log().isEmpty()) {
            blocks.add(Block.attachment(fileName(name), "text/plain", log(end).getBytes(StandardCharsets.UTF_8)));
        }
        return Message.of(blocks);
    }

    private static String words(JobEnd end) {
        return switch (end.status()) {
            case "SUCCESS" -> "succeeded";
            case "FAILURE" -> "failed";
            case "REVOKED" -> "was cancelled";
            default -> "ended as " + end.status().toLowerCase(Locale.ROOT);
        };
    }

    private static String counts(JobEnd end) {
        if (end.log().isEmpty()) {
            return ". It wrote no log, or you may not see it.";
        }
        long bad = end.log().stream()
                .filter(line -> BAD.contains(line.text("log_level")))
                .count();
        return ", " + end.log().size() + " log lines" + (bad == 0 ? "." : ", of which " + bad + " warn or fail.");
    }

    private static String line(NautobotObject entry) {
        String message = entry.text("message").replaceAll("\\s+", " ").strip();
        String about = entry.text("log_object");
        String whole = entry.text("log_level") + ": " + (about.isEmpty() ? "" : about + ": ") + message;
        return whole.length() > LONGEST_LINE ? whole.substring(0, LONGEST_LINE) + "…" : whole;
    }

    private static String log(JobEnd end) {
        String text = end.log().stream()
                .map(entry -> entry.text("created") + " " + entry.text("log_level") + " " + entry.text("grouping") + " "
                        + entry.text("log_object") + " " + entry.text("message"))
                .map(line -> line.replaceAll("  +", " "))
                .collect(Collectors.joining("\n", "", "\n"));
        return text.length() > Block.Attachment.MAX_BYTES / 4
                ? text.substring(0, Block.Attachment.MAX_BYTES / 4) + "\nThe rest is in Nautobot.\n"
                : text;
    }

    private static String fileName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-") + ".log";
    }
}
