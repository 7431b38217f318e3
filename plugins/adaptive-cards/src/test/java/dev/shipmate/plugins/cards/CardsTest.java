package dev.shipmate.plugins.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CardsTest {

    @ParameterizedTest
    @EnumSource(CardEdition.class)
    void long_things_go_on_in_further_cards_and_very_long_ones_become_files(CardEdition edition) {
        List<List<String>> rows = IntStream.range(0, 10_000)
                .mapToObj(i -> List.of("ge-0/0/" + i, "10.0.0.1", "up"))
                .toList();
        List<String> header = List.of("Interface", "Address", "State");
        Cards cards = new Cards(edition, Mentions.none());
        CardMessage some = cards.of(List.of(Block.table("Interfaces", header, rows.subList(0, 100))));
        CardMessage many = cards.of(List.of(Block.table("Interfaces", header, rows)));
        CardMessage all = cards.withoutFiles().of(List.of(Block.table("Interfaces", header, rows)));
        assertTrue(
                some.cards().size() > 1 && some.files().isEmpty(), some.cards().toString());
        assertEquals("interfaces.csv", many.files().get(0).name());
        assertTrue(all.cards().get(all.cards().size() - 1).toString().contains("ge-0/0/9999"));
        for (JsonObject card : all.cards()) {
            assertTrue(Words.bytes(card) <= edition.mostBytes(), "bytes: " + Words.bytes(card));
            assertTrue(card.toString().contains("Interface\""));
        }
    }

    @ParameterizedTest
    @EnumSource(CardEdition.class)
    void an_answer_comes_back_with_the_name_of_its_question(CardEdition edition) {
        Question question = new Question("a \"name\"", "Which?", List.of(Choice.of("x")), "x", "", false);
        JsonObject card =
                new PromptCard(edition).of(new Prompt("T1", "jokes", List.of(question)), Map.of("nonce", "n"));
        JsonObject inputs = card.getAsJsonArray("actions")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("data")
                .deepCopy();
        inputs.addProperty(
                card.getAsJsonArray("body").get(1).getAsJsonObject().get("id").getAsString(), "x");
        PromptCard.Reply reply = PromptCard.read(inputs).orElseThrow();
        assertEquals("T1", reply.token());
        assertEquals(Map.of("a \"name\"", "x"), reply.values());
        assertEquals(Map.of("nonce", "n"), reply.hidden());
    }
}
