package dev.shipmate.plugins.cards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in comes out, in a card or a file, within the bytes of the service, and as words. */
final class NothingLostTest {

    private static final Pattern WORD = Pattern.compile("h\\d+|c\\d+x\\d+yz*");
    private static final Mentions ALL = user -> Optional.of(user.id());

    @ParameterizedTest
    @EnumSource(CardEdition.class)
    @DisplayName("Each cell of a table of any shape appears")
    void no_cell_is_lost(CardEdition edition) {
        Random random = new Random(7);
        for (int columns : new int[] {1, 3, 5, 6, 12, 13, 60}) {
            for (int rows : new int[] {0, 1, 40, 400}) {
                for (int length : new int[] {1, 30, 700}) {
                    if (columns * rows * length > 1_500_000) {
                        continue;
                    }
                    List<String> header =
                            IntStream.range(0, columns).mapToObj(i -> "h" + i).toList();
                    List<List<String>> cells = IntStream.range(0, rows)
                            .mapToObj(row -> IntStream.range(0, columns)
                                    .mapToObj(column ->
                                            "c" + row + "x" + column + "y" + "z".repeat(random.nextInt(length)))
                                    .toList())
                            .toList();
                    List<Block> blocks = List.of(Block.table("T", header, cells));
                    for (Cards cards : List.of(new Cards(edition, ALL), new Cards(edition, ALL).withoutFiles())) {
                        CardMessage message = cards.of(blocks);
                        String all = all(edition, message);
                        String shape = columns + " columns, " + rows + " rows, cells up to " + length;
                        Set<String> words = WORD.matcher(all)
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toSet());
                        header.forEach(name -> assertTrue(words.contains(name), shape));
                        cells.forEach(
                                row -> row.forEach(cell -> assertTrue(words.contains(cell), shape + ": " + cell)));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CardEdition.class)
    @DisplayName("200,000 characters of a snippet appear in a file, and in cards where there are no files")
    void no_line_is_lost(CardEdition edition) {
        for (String text : List.of(
                IntStream.range(0, 20_000).mapToObj(i -> "line" + i).collect(Collectors.joining("\n")),
                "x".repeat(200_000),
                "ü€😀".repeat(50_000),
                "\u0001<at>".repeat(40_000))) {
            List<Block> blocks = List.of(Block.snippet("", text));
            CardMessage filed = new Cards(edition, ALL).of(blocks);
            assertEquals(1, filed.files().size());
            assertEquals(text, new String(filed.files().get(0).content(), UTF_8));
            CardMessage shown = new Cards(edition, ALL).withoutFiles().of(blocks);
            assertTrue(shown.files().isEmpty());
            String seen = bare(all(edition, shown));
            assertTrue(seen.contains(bare(text.replace('\u0001', '\uFFFD'))));
        }
    }

    @ParameterizedTest
    @EnumSource(CardEdition.class)
    @DisplayName("Spans, fields and links of any length appear")
    void no_word_is_lost(CardEdition edition) {
        for (int length : new int[] {1, 1_900, 2_001, 30_000}) {
            String long1 = "w" + "a b".repeat(length) + "W";
            List<Block> blocks = List.of(
                    Block.heading(long1),
                    Block.text(
                            Span.plain("p" + long1),
                            Span.bold("b" + long1),
                            Span.code("c" + long1),
                            Span.mention(new Party("id", "Ada")),
                            Span.link("l" + long1, URI.create("https://e.example/" + "q".repeat(length)))),
                    Block.fields(Map.of("k" + long1, "v" + long1)),
                    Block.image(URI.create("https://e.example/i" + "r".repeat(length)), "d" + long1));
            String seen = bare(all(edition, new Cards(edition, ALL).of(blocks)));
            for (String part : List.of("", "p", "b", "c", "l", "k", "v", "d")) {
                assertTrue(seen.contains(bare(part + long1)), part + " of " + length);
            }
            assertTrue(seen.contains("q".repeat(length)), "link of " + length);
            assertTrue(seen.contains("r".repeat(length)), "image of " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<at>Ada</at>",
                "< at >Ada</ at>",
                "<AT>Ada</AT>",
                "&lt;at&gt;Ada&lt;/at&gt;",
                "{{DATE(2026-01-01T00:00:00Z, SHORT)}}",
                "{{{DATE(2026-01-01T00:00:00Z)}}}",
                "{{TIME(2026-01-01T00:00:00Z)}}",
                "- item",
                "1. item",
                "12) item",
                "# head",
                "> quote",
                "**b** _i_ `c` ~~s~~ [x](https://evil.example) ![x](https://evil.example)",
                "<b>b</b>",
                "\\[x](https://evil.example)",
                "***"
            })
    @DisplayName("Hostile text stays text, beside a mention too")
    void hostile_text_stays_text(String hostile) {
        Span ada = Span.mention(new Party("29:ada", "Ada"));
        for (List<Span> spans : List.of(
                List.of(Span.plain(hostile), ada),
                List.of(ada, Span.plain(hostile)),
                List.of(ada, Span.bold(hostile)),
                List.of(ada, Span.code(hostile)),
                List.of(ada, Span.link(hostile, URI.create("https://good.example/a)b"))),
                List.of(Span.plain("1"), Span.plain(hostile), ada),
                List.of(Span.plain(" "), Span.plain(hostile), ada),
                List.of(Span.mention(new Party("29:eve", hostile)), ada))) {
            CardMessage message = new Cards(CardEdition.TEAMS, ALL).of(List.of(new Block.Text(spans)));
            for (JsonObject card : message.cards()) {
                for (String text : texts(card.getAsJsonArray("body"), "TextBlock")) {
                    String own = text.replace("<at>Ada</at>", "");
                    own = own.startsWith("<at>") || own.contains("</at>") && spans.get(0) instanceof Span.Mention
                            ? own.replaceAll("<at>[\\p{L}\\p{N} .,'@-]*</at>", "")
                            : own;
                    assertFalse(own.contains("<at>"), text);
                    assertFalse(own.matches("(?s).*\\{\\{(DATE|TIME)\\(.*"), text);
                    assertFalse(text.matches("(?s)\\s*([-+#>]|\\d+[.)])\\s.*"), text);
                    assertFalse(own.matches("(?s).*(?<!\\\\)(\\\\\\\\)*\\]\\(https://evil.*"), text);
                    assertFalse(own.matches("(?s).*(?<!\\\\)[_`~].*"), text);
                    assertFalse(
                            own.replaceAll("\\\\.", "")
                                    .replaceAll("^\\*\\*|\\*\\*$", "")
                                    .contains("*"),
                            text);
                    assertFalse(own.replaceAll("\\\\.", "").contains("<"), text);
                }
                for (String text : texts(card.getAsJsonArray("body"), "TextRun")) {
                    assertFalse(text.contains("<at>"), text);
                    assertFalse(text.matches("(?s).*\\{\\{(DATE|TIME)\\(.*"), text);
                }
            }
        }
        for (CardEdition edition : CardEdition.values()) {
            CardMessage message = new Cards(edition, ALL)
                    .of(List.of(
                            Block.heading(hostile),
                            Block.text(hostile),
                            Block.fields(Map.of(hostile, hostile)),
                            Block.table(hostile, List.of(hostile), List.of(List.of(hostile))),
                            Block.snippet(hostile, hostile)));
            assertFalse(message.cards().toString().contains("\"TextBlock\""));
            assertFalse(message.cards().toString().contains("entities"));
            assertFalse(message.cards().toString().matches("(?is).*(\\{\\{(DATE|TIME)\\(|< */? *at *>).*"));
        }
    }

    @Test
    @DisplayName("Reading never throws, and leaves out what is none of ours")
    void reading_is_patient() {
        JsonObject inputs = new JsonObject();
        assertTrue(PromptCard.read(inputs).isEmpty());
        for (JsonElement bad : List.of(JsonNull.INSTANCE, new JsonArray(), new JsonObject())) {
            inputs.add("token", bad);
            inputs.add("action", bad);
            assertTrue(PromptCard.read(inputs).isEmpty());
        }
        inputs.addProperty("token", "T");
        inputs.addProperty("action", "send");
        inputs.addProperty("answer.%%%", "x");
        inputs.addProperty("answer." + "Y".repeat(100_000), "x");
        inputs.addProperty("answer.YQ", "z".repeat(100_000));
        inputs.addProperty("answer.Yg", 7);
        inputs.addProperty("foreign", "x");
        assertEquals(Map.of(), PromptCard.read(inputs).orElseThrow().values());
        inputs.addProperty("token", "T;drop");
        assertTrue(PromptCard.read(inputs).isEmpty());
    }

    private static String all(CardEdition edition, CardMessage message) {
        StringBuilder all = new StringBuilder();
        for (JsonObject card : message.cards()) {
            int bytes = card.toString().getBytes(UTF_8).length;
            assertTrue(bytes <= edition.mostBytes(), "a card of " + bytes + " bytes");
            texts(card.get("body"), "").forEach(all::append);
        }
        message.files().forEach(file -> all.append(new String(file.content(), UTF_8)));
        return all.toString();
    }

    private static List<String> texts(JsonElement json, String type) {
        List<String> texts = new ArrayList<>();
        if (json instanceof JsonArray array) {
            array.forEach(element -> texts.addAll(texts(element, type)));
        } else if (json instanceof JsonObject object) {
            boolean isWanted = type.isEmpty()
                    || object.has("type") && type.equals(object.get("type").getAsString());
            for (String key : List.of("text", "url", "altText")) {
                if (isWanted && object.has(key)) {
                    texts.add(object.get(key).getAsString());
                }
            }
            object.entrySet().forEach(entry -> texts.addAll(texts(entry.getValue(), type)));
        }
        return texts;
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\u00A0\u200B]", "");
    }
}
