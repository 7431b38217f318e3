package dev.shipmate.plugins.cards;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs of text. Services read no Markdown in them, but dates like {@code {{DATE(…)}}} they do, so those are broken up by a
 * blank without width, and tags that mention somebody likewise.
 */
final class Words {

    /** How many characters one element holds at most, so that every element fits into any card. */
    static final int LONGEST = 2_000;

    private static final Pattern FUNCTION =
            Pattern.compile("\\{(?=\\{\\s*(?:DATE|TIME)\\s*\\()", Pattern.CASE_INSENSITIVE);
    private static final Pattern MENTION = Pattern.compile("<(?=\\s*/?\\s*at\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|\\u2028|\\u2029|\\u0085");
    private static final Pattern INDENT = Pattern.compile("(?m)^ | (?= )");

    private Words() {}

    /** Returns the text without anything that a service would act on. */
    static String neutral(String text) {
        String lines = LINE_BREAK.matcher(text).replaceAll("\n");
        String seen = UNSEEN.matcher(lines).replaceAll("\uFFFD");
        return MENTION.matcher(FUNCTION.matcher(seen).replaceAll("{\u200B")).replaceAll("<\u200B");
    }

    /** Returns the text on one line. */
    static String oneLine(String text) {
        return LINE_BREAK.matcher(text).replaceAll("\n").replace('\n', ' ').strip();
    }

    /** Returns a run of plain text. */
    static JsonObject run(String text) {
        JsonObject run = new JsonObject();
        run.addProperty("type", "TextRun");
        run.addProperty("text", text.isEmpty() ? " " : neutral(text));
        return run;
    }

    /** Returns a run in bold. */
    static JsonObject bold(String text) {
        JsonObject run = run(text);
        run.addProperty("weight", "Bolder");
        return run;
    }

    /** Returns a run in a fixed-width face. Blanks in a row and at the beginning of a line are kept. */
    static JsonObject code(String text) {
        JsonObject run = run(INDENT.matcher(text.replace("\t", "    ")).replaceAll("\u00A0"));
        run.addProperty("fontType", "Monospace");
        return run;
    }

    /** Returns a paragraph of runs. */
    static JsonObject paragraph(List<JsonObject> runs) {
        JsonArray inlines = new JsonArray();
        runs.forEach(inlines::add);
        JsonObject paragraph = new JsonObject();
        paragraph.addProperty("type", "RichTextBlock");
        paragraph.add("inlines", inlines);
        return paragraph;
    }

    static JsonObject paragraph(JsonObject run) {
        return paragraph(List.of(run));
    }

    /** Cuts a text after line breaks, else after blanks, else anywhere but within a character. */
    static List<String> pieces(String text, int longest) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (text.length() - start > longest) {
            int end = end(text, start, start + longest);
            pieces.add(text.substring(start, end));
            start = end;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static int end(String text, int start, int latest) {
        for (char gap : new char[] {'\n', ' '}) {
            int at = text.lastIndexOf(gap, latest - 1);
            if (at > start + (latest - start) / 2) {
                return at + 1;
            }
        }
        return Character.isHighSurrogate(text.charAt(latest - 1)) && latest - start > 1 ? latest - 1 : latest;
    }

    static int bytes(JsonObject json) {
        return json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    static int bytes(String text) {
        return new JsonPrimitive(text).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
