package dev.shipmate.plugins.weather;

import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command {@code weather}. */
final class WeatherCommand {

    private static final String LAST = "place";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_DAYS = 16;

    /** Only ever given by name, as it stands behind a parameter that takes the rest of the line. */
    private static final Parameter<Integer> DAYS = Parameter.parsed(
                    "days", "How many days, 1 to " + MOST_DAYS + "?", WeatherCommand::days)
            .defaultsTo(3);

    private final Forecasts forecasts;
    private final PlaceFinder finder;
    private final Parameter<String> place;
    private final Parameter<Units> units;
    private final Subcommand site;

    WeatherCommand(Forecasts forecasts, Optional<Sites> sites, Units usual) {
        this.forecasts = forecasts;
        this.units = Parameter.parsed("units", "Metric or imperial units?", Units::of)
                .defaultsTo(usual);
        this.finder = new PlaceFinder(forecasts);
        this.site = sites.map(known -> new SiteCommand(known, forecasts, units).subcommand())
                .orElseGet(SiteCommand::unset);
        // Names of places often have several words and days are seldom given, so the place takes all words and needs no
        // quotes: forecast New York days=5
        Parameter<String> anywhere = Parameter.parsed("place", "Which place?", WeatherCommand::name)
                .suggests(soFar -> soFar.session().get(LAST))
                .rest();
        List<String> offered = forecasts.offered();
        this.place = offered.isEmpty() ? anywhere : anywhere.from(soFar -> Choice.listOf(offered));
    }

    Command command() {
        return Command.of(
                "weather",
                "Look at the sky.",
                Subcommand.of("now", "Show the weather at a place; units=imperial for °F, mph and inches.")
                        .takes(place, units)
                        .repeatable()
                        .runs(this::now),
                Subcommand.of("forecast", "Show the forecast for a place, for three days or for days=1 to 16.")
                        .takes(place, DAYS, units)
                        .repeatable()
                        .runs(this::forecast),
                site);
    }

    private Outcome now(Invocation in) throws InterruptedException {
        Units shown = in.get(units);
        PlaceFinder.Found found = find(in);
        Forecasts.Current now = forecasts.now(found.place());
        return answer(
                "Weather in ",
                found,
                WeatherReport.now(now.conditions(), shown),
                new SevereWeather(now.hours(), shown),
                Chart.ofHours(now.hours(), shown));
    }

    private Outcome forecast(Invocation in) throws InterruptedException {
        int days = in.get(DAYS);
        Units shown = in.get(units);
        PlaceFinder.Found found = find(in);
        Outlook outlook = forecasts.outlook(found.place(), days);
        return answer(
                "Forecast for ",
                found,
                WeatherReport.daily(outlook.days(), shown),
                new SevereWeather(outlook.hours(), shown),
                days == 1 ? Chart.ofHours(outlook.hours(), shown) : Chart.ofDays(outlook.days(), shown));
    }

    private PlaceFinder.Found find(Invocation in) throws InterruptedException {
        PlaceFinder.Found found = finder.find(in.get(place));
        in.session().put(LAST, in.get(place));
        return found;
    }

    private Outcome answer(String title, PlaceFinder.Found found, Block report, SevereWeather severe, Chart chart) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(Span.plain(title), Span.bold(found.place().label())));
        severe.line().ifPresent(line -> blocks.add(Block.text(line)));
        blocks.add(report);
        chart.block().ifPresent(blocks::add);
        if (!found.others().isEmpty()) {
            blocks.add(Block.text("Not the one you meant? Write the region behind a comma: "
                    + PlaceFinder.labels(found.others()) + "."));
        }
        return Outcome.reply(forecasts.signed(blocks));
    }

    private static String name(String typed) {
        String name = typed.strip();
        boolean isReadable = name.codePoints().noneMatch(Character::isISOControl);
        if (!isReadable
                || name.length() > LONGEST_NAME
                || name.replaceFirst(",.*", "").strip().length() < 2) {
            throw new CommandException(
                    "Name a place in 2 to " + LONGEST_NAME + " letters, such as Oslo or Paris, Texas.");
        }
        return name;
    }

    private static int days(String typed) {
        try {
            int days = Integer.parseInt(typed.strip());
            if (days >= 1 && days <= MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException e) {
            // told below, in the words that also say the bounds
        }
        throw new CommandException(
                "The forecast is for 1 to " + MOST_DAYS + " days: give a whole number, as in days=5.");
    }
}
