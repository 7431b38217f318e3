package dev.shipmate.plugins.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every card keeps to what its service knows, by a schema that allows nothing else. */
final class CardSchemaTest {

    private static final List<String> HOSTILE = List.of(
            "**bold** _it_ [x](https://evil.example) `code`",
            "<at>everyone</at> <b>html</b> {{DATE(2026-01-01T00:00:00Z,SHORT)}} {{TIME(x)}}",
            "- item\n1. one\n# head\n> quote",
            "\u0001 \u202E \uD83D\uDE00 \n\n\n",
            " ",
            "");

    @ParameterizedTest
    @EnumSource(CardEdition.class)
    @DisplayName("All kinds of blocks, long and hostile ones too")
    void messages_keep_to_the_schema(CardEdition edition) {
        Map<String, String> fields = new LinkedHashMap<>();
        HOSTILE.forEach(text -> fields.put("key " + text, text));
        List<List<String>> rows = IntStream.range(0, 300)
                .mapToObj(row -> List.of("device " + row, HOSTILE.get(row % HOSTILE.size()), "x".repeat(row)))
                .toList();
        Cards cards = new Cards(edition, user -> Optional.of(user.id())).withoutFiles();
        for (List<Block> blocks : List.<List<Block>>of(
                List.of(Block.heading("Devices in Amsterdam"), Block.text("All is well.")),
                HOSTILE.stream()
                        .map(text -> Block.text(Span.plain(text)))
                        .map(Block.class::cast)
                        .toList(),
                List.of(Block.text(
                        Span.bold("b"),
                        Span.code("c"),
                        Span.link("l", URI.create("https://example.org/?a=b&c=d")),
                        Span.mention(new Party("29:x", "Ada <at>")))),
                List.of(Block.fields(fields)),
                List.of(Block.table("Devices", List.of("Name", "Status", "Note"), rows)),
                List.of(Block.snippet("config", "line\n".repeat(5_000))),
                List.of(Block.image(URI.create("https://example.org/a.png"), "a rack")),
                List.of(Block.image(URI.create("http://example.org/a.png"), "in the clear")),
                List.of(Block.text("x".repeat(100_000))))) {
            for (JsonObject card : cards.of(blocks).cards()) {
                assertValid(edition, card);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CardEdition.class)
    @DisplayName("Questions with and without choices, many of them, masked, with problems")
    void prompts_keep_to_the_schema(CardEdition edition) {
        List<Choice> many = IntStream.range(0, edition.mostChoices())
                .mapToObj(number -> new Choice("label " + number + " " + "y".repeat(300), "value-" + number))
                .toList();
        List<Question> questions = List.of(
                new Question("device", "Which device?", many, "value-3", "There is no such device.", false),
                new Question("note", HOSTILE.get(0), List.of(), "as before", "", false),
                new Question("password", "Which?", List.of(), "", "", true));
        JsonObject card =
                new PromptCard(edition).of(new Prompt("t0ken", "network status", questions), Map.of("a", "b"));
        assertValid(edition, card);
        assertTrue(Words.bytes(card) <= edition.mostBytes());
        assertValid(edition, new PromptCard(edition).of(new Prompt("t", "", List.of(questions.get(2))), Map.of()));
    }

    @ParameterizedTest
    @EnumSource(CardEdition.class)
    @DisplayName("The schema finds what is foreign to it")
    void the_schema_is_strict(CardEdition edition) {
        JsonObject card = new Cards(edition, Mentions.none())
                .of(List.of(Block.text("x")))
                .cards()
                .get(0);
        card.getAsJsonArray("body").get(0).getAsJsonObject().addProperty("fontSize", 7);
        assertFalse(problems(edition, card).isEmpty());
    }

    private static void assertValid(CardEdition edition, JsonObject card) {
        assertEquals("", problems(edition, card), card::toString);
    }

    private static String problems(CardEdition edition, JsonObject card) {
        StringBuilder problems = new StringBuilder();
        schema(edition)
                .validate(card.toString(), InputFormat.JSON)
                .forEach(message -> problems.append(message).append('\n'));
        return problems.toString();
    }

    private static JsonSchema schema(CardEdition edition) {
        String file = "/schema/" + edition.name().toLowerCase(Locale.ROOT) + ".json";
        try (InputStream in = Objects.requireNonNull(CardSchemaTest.class.getResourceAsStream(file))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
