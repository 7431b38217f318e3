package dev.shipmate.plugins.weather;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The subcommand {@code site}: the weather at a location of the network. */
final class SiteCommand {

    static final int LONGEST_NAME = 300;

    private static final String NAME = "site";
    private static final String SUMMARY =
            "Show the weather at a location of Nautobot; units=imperial for °F, mph and inches.";
    private static final int MOST_SEARCHES = 5;

    private final Sites sites;
    private final Forecasts forecasts;
    private final Parameter<Units> units;
    private final Parameter<String> location = Parameter.parsed("location", "Which location?", SiteCommand::name)
            .from(this::offered)
            .rest();
    private final Parameter<Optional<String>> which =
            Parameter.text("which", "Which one of them?").from(this::candidates).optionalUnless(this::isAmbiguous);

    /** A question to a service. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws InterruptedException;
    }

    SiteCommand(Sites sites, Forecasts forecasts, Parameter<Units> units) {
        this.sites = sites;
        this.forecasts = forecasts;
        this.units = units;
    }

    Subcommand subcommand() {
        return Subcommand.of(NAME, SUMMARY)
                .takes(location, which, units)
                .repeatable()
                .runs(this::site);
    }

    /** Returns what stands in for it where no locations are known, so that nobody is asked for one in vain. */
    static Subcommand unset() {
        return Subcommand.of(NAME, SUMMARY)
                .takes(Parameter.text("location", "Which location?").optional().rest())
                .repeatable()
                .runs(in ->
                        Outcome.failed("The locations are Nautobot's, and none is configured. An administrator can set "
                                + "nautobot_url and nautobot_token in conf/plugins.properties."));
    }

    private Outcome site(Invocation in) throws InterruptedException {
        Units shown = in.get(units);
        Site site = pick(in);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(Span.plain("Weather at "), Span.bold(site.chain())));
        Place place = site.place().isPresent() ? site.place().get() : searched(site);
        if (site.place().isEmpty()) {
            blocks.add(Block.text("Neither it nor what it lies in has coordinates in Nautobot: this is the weather in "
                    + place.label() + ", found by its address or name."));
        } else if (!site.from().isEmpty()) {
            blocks.add(Block.text("It has no coordinates in Nautobot: these are those of " + site.from() + "."));
        }
        Forecasts.Current now = forecasts.now(place);
        new SevereWeather(now.hours(), shown).line().ifPresent(line -> blocks.add(Block.text(line)));
        blocks.add(WeatherReport.now(now.conditions(), shown));
        Chart.ofHours(now.hours(), shown).block().ifPresent(blocks::add);
        return Outcome.reply(forecasts.signed(blocks));
    }

    private Site pick(Invocation in) throws InterruptedException {
        String typed = in.get(location);
        List<Site> found = sites.find(typed, in);
        Optional<String> chosen = in.get(which);
        if (chosen.isPresent()) {
            found = found.stream()
                    .filter(site -> site.id().equalsIgnoreCase(chosen.get().strip()))
                    .toList();
        }
        if (found.isEmpty()) {
            throw new CommandException("There is no location \"" + brief(typed)
                    + "\", or you may not see it. Say weather site alone to choose one that has coordinates.");
        }
        if (found.size() > 1) {
            throw new CommandException("That name has several: "
                    + String.join(
                            "; ",
                            found.stream()
                                    .map(site -> site.chain() + " " + site.id())
                                    .toList())
                    + ". Name one of them by its id.");
        }
        return found.get(0);
    }

    /** Returns the first place that a hint of the site leads to. */
    private Place searched(Site site) throws InterruptedException {
        for (String hint : site.hints().stream().distinct().limit(MOST_SEARCHES).toList()) {
            List<String> parts =
                    Arrays.stream(hint.split(",")).map(String::strip).toList();
            if (parts.get(0).length() < 2) {
                continue;
            }
            Optional<Place> place = forecasts.search(brief(parts.get(0))).stream()
                    .filter(found -> found.isIn(parts.subList(1, parts.size())))
                    .findFirst();
            if (place.isPresent()) {
                return place.get();
            }
        }
        throw new CommandException(
                site.chain() + " has no coordinates in Nautobot, nor has what it lies in, and no place "
                        + "is known by its address or name. Set latitude and longitude of the location in Nautobot.");
    }

    private List<Choice> offered(Arguments soFar) {
        return asked(() -> sites.offered(soFar));
    }

    private List<Choice> candidates(Arguments soFar) {
        String typed = soFar.get(location);
        return asked(() -> sites.find(typed, soFar)).stream()
                .map(site -> new Choice(
                        site.chain() + " ("
                                + site.id().substring(0, Math.min(8, site.id().length())) + ")",
                        site.id()))
                .toList();
    }

    /** What goes wrong here is told by the handler, which asks the same. */
    private boolean isAmbiguous(Arguments soFar) {
        String typed = soFar.get(location);
        try {
            return asked(() -> sites.find(typed, soFar)).size() > 1;
        } catch (CommandException e) {
            return false;
        }
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("The question was cut off. Try again.", e);
        }
    }

    private static String brief(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static String name(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new CommandException("Name a location in 1 to " + LONGEST_NAME
                    + " letters, such as ams01 or Europe > ams01, or by its id.");
        }
        return name;
    }
}
