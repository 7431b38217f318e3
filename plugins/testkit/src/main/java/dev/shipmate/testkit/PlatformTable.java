package dev.shipmate.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of what the platforms can, between two marks in a README: a row for each, made from its limits.
 * {@code -Dshipmate.golden=renew} writes the row.
 */
final class PlatformTable {

    private static final String BEGIN = "<!-- platforms: written by ChatPlatformContract -->";
    private static final String END = "<!-- end of platforms -->";
    private static final List<String> HEAD = List.of(
            "| platform | choices in a menu | characters in an answer | several questions in one form | edits"
                    + " | forms that are filled late |",
            "| --- | ---: | ---: | --- | --- | --- |");

    private final Path file;

    PlatformTable(Path file) {
        this.file = file;
    }

    void assertHas(ChatPlatform platform) {
        String row = row(platform.name(), platform.limits());
        try {
            if ("renew".equals(System.getProperty("shipmate.golden"))) {
                Files.writeString(file, with(Files.readString(file), platform.name(), row));
            }
            assertTrue(
                    Files.readString(file).contains(row),
                    () -> file + " lacks the row " + row + ": renew it with -Dshipmate.golden=renew");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String with(String text, String name, String row) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new AssertionError("the table is to stand between " + BEGIN + " and " + END);
        }
        List<String> rows = new ArrayList<>(text.substring(begin + BEGIN.length(), end)
                .lines()
                .filter(line -> line.startsWith("| `") && !line.startsWith(start(name)))
                .toList());
        rows.add(row);
        rows.sort(String::compareTo);
        return text.substring(0, begin + BEGIN.length()) + "\n" + String.join("\n", HEAD) + "\n"
                + String.join("\n", rows) + "\n" + text.substring(end);
    }

    private static String row(String name, Limits limits) {
        return start(name) + limits.choices() + " | " + limits.answerLength() + " | " + yes(limits.hasForms()) + " | "
                + yes(limits.hasEdits()) + " | " + yes(limits.hasLateQuestions()) + " |";
    }

    private static String start(String name) {
        return "| `" + name + "` | ";
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
