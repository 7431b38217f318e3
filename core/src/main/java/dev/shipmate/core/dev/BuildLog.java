package dev.shipmate.core.dev;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven prints when a build fails, made short: each mistake once, with file and line as editors understand them. */
final class BuildLog {

    private static final int MOST = 40;
    private static final Pattern PLACE = Pattern.compile("^(.+?):\\[(\\d+)(?:,\\d+)?] (.*)$");

    private static final Pattern NOISE = Pattern.compile(
            "\\s*@?\\s*|(COMPILATION ERROR|-> \\[Help|\\[INFO]|\\[WARNING]|Some problems were encountered|The build could not read).*");

    private BuildLog() {}

    /** Returns the lines that say what is wrong in a project. */
    static List<String> mistakes(Path project, List<String> printed) {
        List<String> lines = new ArrayList<>();
        for (String line : printed) {
            String text = line.replaceAll("\u001b\\[[0-9;]*m", "")
                    .replaceFirst("^(\\[(ERROR|FATAL)] ?)+", "")
                    .replaceFirst(" -> \\[Help.*", "")
                    .stripTrailing();
            boolean isSummary = text.startsWith("Failed to execute goal");
            if ((isSummary && !lines.isEmpty()) || text.startsWith("To see the full stack trace")) {
                break;
            }
            String shown = shown(project, text);
            if (!NOISE.matcher(text).matches() && lines.stream().noneMatch(told -> isRepeated(told, shown))) {
                lines.add(shown);
            }
            if (isSummary) {
                break;
            }
        }
        return lines.size() <= MOST ? lines : shortened(lines);
    }

    /** A symbol and its place may stand below several mistakes, and are no repetition. */
    private static boolean isRepeated(String told, String shown) {
        return told.strip().equals(shown.strip()) && !shown.matches("\\s*(symbol|location|required|found|reason): .*");
    }

    private static String shown(Path project, String text) {
        String near = text.replace(project + "/", "");
        Matcher place = PLACE.matcher(near);
        return place.matches() ? place.group(1) + ":" + place.group(2) + ": " + place.group(3) : near;
    }

    private static List<String> shortened(List<String> lines) {
        List<String> some = new ArrayList<>(lines.subList(0, MOST));
        some.add("… and " + (lines.size() - MOST) + " lines more");
        return some;
    }
}
