package dev.shipmate.spi.command;

import static dev.shipmate.spi.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTest {

    private static final Handler NOTHING = in -> Outcome.reply("done");
    private static final Subcommand NOW =
            Subcommand.of("now", "Show the weather.").runs(NOTHING);

    @Test
    void aCommandsNameHasNoHyphen() {
        for (String name : List.of("", "Weather", "weather-now", "1st", "a b", "a".repeat(65), "/weather")) {
            assertRefused(
                    "the command name \"" + name
                            + "\" must be at most 64 lower-case letters, digits or _, begin with a letter, and have no"
                            + " hyphen",
                    () -> Command.of(name, "Look at the sky.", NOW));
        }
    }

    @Test
    void aSubcommandsNameMayHaveSome() {
        assertEquals(
                "list-topics_2", Subcommand.of("list-topics_2", "List them.").name());
        assertRefused(
                "the subcommand name \"list--topics\" must be at most 64 lower-case letters, digits, _ or single"
                        + " hyphens, and begin with a letter",
                () -> Subcommand.of("list--topics", "List them."));
        assertRefused(
                "the subcommand name \"help\" is the host's own", () -> Subcommand.of("help", "Explain the command."));
    }

    @Test
    void eachHasASummary() {
        assertRefused(
                "the command weather needs a sentence that says what it is for", () -> Command.of("weather", "", NOW));
        assertRefused("the subcommand now needs a sentence that says what it is for", () -> Subcommand.of("now", " "));
        assertRefused("the unnamed subcommand needs a sentence that says what it is for", () -> Subcommand.unnamed(""));
    }

    @Test
    void aCommandHasSubcommandsWithDifferentNamesAndWithHandlers() {
        assertRefused(
                "the command weather needs at least one subcommand", () -> Command.of("weather", "Look at the sky."));
        assertRefused(
                "the command weather has two subcommands named \"now\"",
                () -> Command.of("weather", "Look at the sky.", NOW, NOW.repeatable()));
        Subcommand idle = Subcommand.of("later", "Show the forecast.");
        assertRefused(
                "the subcommand \"later\" of weather does nothing: give it a handler with runs(…)",
                () -> Command.of("weather", "Look at the sky.", NOW, idle));
        assertRefused(
                IllegalStateException.class,
                "the subcommand later has no handler yet: end it with runs(…)",
                idle::handler);
    }

    @Test
    void subcommandsKeepTheirOrderAndAreFoundByName() {
        Subcommand alone = Subcommand.unnamed("Show the weather here.").runs(NOTHING);
        Command weather = Command.of("weather", "Look at the sky.", NOW, alone);

        assertEquals(List.of(NOW, alone), weather.subcommands());
        assertSame(alone, weather.subcommand("").orElseThrow());
        assertEquals(Optional.empty(), weather.subcommand("later"));
    }

    @Test
    void twoParametersHaveTwoNames() {
        assertRefused(
                "the subcommand now takes two parameters named place",
                () -> NOW.takes(Parameter.text("place", "Where?"), Parameter.integer("place", "Which?")));
    }

    @Test
    void aTimeLimitIsMoreThanNothing() {
        assertRefused("the time limit of now must be more than nothing", () -> NOW.within(Duration.ZERO));
        assertRefused("the time limit of now must be more than nothing", () -> NOW.within(Duration.ofSeconds(-1)));
    }

    @Test
    void aModifierLeavesTheOthersAsTheyWere() {
        Parameter<String> place = Parameter.text("place", "Where?");
        Subcommand full = Subcommand.of("push", "Push it.")
                .runs(NOTHING)
                .takes(place)
                .within(Duration.ofMinutes(30))
                .changes()
                .repeatable();

        assertEquals(List.of(place), full.parameters());
        assertEquals(Optional.of(Duration.ofMinutes(30)), full.limit());
        assertTrue(full.isChange());
        assertTrue(full.isRepeatable());
        assertSame(NOTHING, full.handler());
        assertFalse(NOW.isChange());
        assertFalse(NOW.isRepeatable());
        assertEquals(Optional.empty(), NOW.limit());
    }

    @Test
    void anExceptionAlwaysHasASentence() {
        assertEquals("There is no such place.", new CommandException("There is no such place.").getMessage());
        assertEquals("The command failed.", new CommandException(null).getMessage());
    }
}
