package dev.shipmate.spi.command;

import static dev.shipmate.spi.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterTest {

    private static final Parameter<String> SITE = Parameter.text("site", "Which site?");
    private static final Given NOTHING = new Given(Map.of());

    enum Role {
        EDGE,
        TOP_OF_RACK
    }

    @Test
    void aNameIsWrittenInOneWay() {
        for (String name : List.of("", "Site", "1st", "-a", "a-", "a--b", "a b", "a=b", "a".repeat(65))) {
            assertRefused(
                    "the parameter name \"" + name
                            + "\" must be at most 64 lower-case letters, digits, _ or single hyphens, and begin with a"
                            + " letter",
                    () -> Parameter.text(name, "What?"));
        }
        assertEquals("rack-unit_2", Parameter.text("rack-unit_2", "What?").name());
    }

    @Test
    void eachAsksAQuestion() {
        assertRefused(
                "the parameter site needs a sentence that says what it is for", () -> Parameter.text("site", " "));
    }

    @Test
    void wholeNumbersAreReadOrExplained() {
        Parser<Integer> parser = Parameter.integer("days", "How many?").parser();

        assertEquals(-3, parser.parse(" -3 "));
        assertRefused(CommandException.class, "\"3.5\" is not a whole number.", () -> parser.parse("3.5"));
        assertRefused(CommandException.class, "\"\" is not a whole number.", () -> parser.parse(""));
    }

    @Test
    void anEnumOffersItsConstantsAndTakesNothingElse() {
        Parameter<Role> role = Parameter.oneOf("role", "Which role?", Role.class);

        assertEquals(
                List.of(Choice.of("edge"), Choice.of("top-of-rack")),
                role.choices().orElseThrow().list(NOTHING));
        assertEquals(Role.TOP_OF_RACK, role.parser().parse(" Top-Of-Rack"));
        assertRefused(
                CommandException.class,
                "\"core\" is none of edge, top-of-rack.",
                () -> role.parser().parse("core"));
    }

    @Test
    void aConfirmationAsksInWordsThatDependOnWhatWasGiven() {
        Parameter<Boolean> sure = Parameter.confirmation("sure", soFar -> "Redeploy " + soFar.get(SITE) + "?");

        assertEquals("Redeploy ams01?", sure.question(new Given(Map.of("site", "ams01"))));
        assertEquals("Are you sure?", sure.question());
        assertTrue(sure.parser().parse("Yes"));
        assertTrue(sure.parser().parse("y"));
        assertFalse(sure.parser().parse("FALSE"));
        assertRefused(
                CommandException.class,
                "\"maybe\" is neither yes nor no.",
                () -> sure.parser().parse("maybe"));
        assertEquals(
                List.of(new Choice("Yes", "yes"), new Choice("No", "no")),
                sure.choices().orElseThrow().list(NOTHING));
    }

    @Test
    void aModifierLeavesTheOthersAsTheyWere() {
        Parameter<String> full = SITE.from(soFar -> List.of(Choice.of("ams01")))
                .asks(soFar -> "Which of ours?")
                .suggests(soFar -> Optional.of("ams01"))
                .masked()
                .rest()
                .defaultsTo("fra02");

        assertEquals(List.of(Choice.of("ams01")), full.choices().orElseThrow().list(NOTHING));
        assertEquals("Which of ours?", full.question(NOTHING));
        assertEquals("Which site?", full.question());
        assertEquals(Optional.of("ams01"), full.suggestion(NOTHING));
        assertEquals(Optional.of("fra02"), full.fallback());
        assertTrue(full.isMasked());
        assertTrue(full.takesRest());

        assertEquals(Optional.empty(), SITE.choices());
        assertEquals(Optional.empty(), SITE.suggestion(NOTHING));
        assertEquals(Optional.empty(), SITE.fallback());
        assertFalse(SITE.isMasked());
        assertFalse(SITE.takesRest());
    }

    @Test
    void anOptionalOneReadsAsAnOptionalAndKeepsTheRest() {
        Parameter<Optional<Integer>> days =
                Parameter.integer("days", "How many?").masked().rest().optional();

        assertEquals(Optional.empty(), NOTHING.get(days));
        assertEquals(Optional.of(3), new Given(Map.of("days", "3")).get(days));
        assertRefused(
                CommandException.class, "\"x\" is not a whole number.", () -> new Given(Map.of("days", "x")).get(days));
        assertTrue(days.isMasked());
        assertTrue(days.takesRest());
    }

    @Test
    void aChoiceHasAValue() {
        assertRefused("the choice \"None\" needs a value", () -> new Choice("None", ""));
        assertEquals(List.of(new Choice("b", "b"), new Choice("a", "a")), Choice.listOf(List.of("b", "a")));
    }
}
