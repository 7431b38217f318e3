package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Party;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Subscribes the channel in which they are typed. The names of the parameters are no fields of Nautobot. */
final class SubscriptionCommands {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private static final Parameter<Kind> KIND = Parameter.parsed(
                    "kind-of-objects", "Changes of what? Such as devices, prefixes, or all.", Kind::parse)
            .from(soFar -> Kind.choices());

    private static final Parameter<Filters> FILTERS = Parameter.parsed(
                    "only-where",
                    "Only some of them: field=value, such as location=ams01 or name=ams01-*; event=created, updated or"
                            + " deleted; user=NAME; status=failed means when it becomes failed.",
                    Filters::parse)
            .defaultsTo(Filters.NONE)
            .rest();

    private final Subscriptions subscriptions;
    private final Clock clock;
    private final boolean isTold;
    private final Parameter<Integer> number;

    SubscriptionCommands(Subscriptions subscriptions, Clock clock, boolean isTold) {
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.isTold = isTold;
        number = Parameter.integer("number", "Which subscription?").from(this::numbers);
    }

    List<Subcommand> subcommands() {
        return List.of(
                Subcommand.of(
                                "subscribe",
                                "Tell this channel of changes in Nautobot, as in: subscribe devices status=failed.")
                        .takes(KIND, FILTERS)
                        .repeatable()
                        .runs(this::subscribe),
                Subcommand.of("subscriptions", "List what this channel is told of.")
                        .repeatable()
                        .runs(this::list),
                Subcommand.of("unsubscribe", "Stop telling this channel of something.")
                        .takes(number)
                        .runs(this::unsubscribe));
    }

    private Outcome subscribe(Invocation in) {
        Party user = in.origin().user();
        String by = user == null ? "" : user.name().isEmpty() ? user.id() : user.name();
        Kind kind = in.get(KIND);
        Subscription made =
                subscriptions.add(in.origin(), kind, in.get(FILTERS), Value.shortened(by, 100), clock.instant());
        StringBuilder answer = new StringBuilder("This channel is told of " + made.wanted() + " from now on. Number "
                + made.number() + ": \"nautobot unsubscribe " + made.number() + "\" ends it.");
        if (!kind.isKnown()) {
            answer.append("\nNot every Nautobot has ")
                    .append(kind.typed())
                    .append(": news comes only if this one calls a kind of objects so.");
        }
        if (!isTold) {
            answer.append("\nNothing comes yet: an administrator must set nautobot_webhook_secret and add a webhook in"
                    + " Nautobot.");
        }
        return Outcome.reply(answer.toString());
    }

    private Outcome list(Invocation in) {
        List<Subscription> here = subscriptions.in(in.origin());
        if (here.isEmpty()) {
            return Outcome.reply(
                    "This channel is told of nothing. \"nautobot subscribe devices status=failed\" would begin.");
        }
        return Outcome.reply(Block.table(
                "This channel is told of",
                List.of("Number", "What", "Since", "By"),
                here.stream().map(SubscriptionCommands::row).toList()));
    }

    private static List<String> row(Subscription each) {
        return List.of(
                String.valueOf(each.number()),
                each.wanted(),
                DAY.format(each.since().atOffset(ZoneOffset.UTC)),
                each.by());
    }

    private Outcome unsubscribe(Invocation in) {
        int wanted = in.get(number);
        return subscriptions
                .remove(in.origin(), wanted)
                .map(gone -> Outcome.reply("This channel is not told of " + gone.wanted() + " any more."))
                .orElseGet(() -> Outcome.failed("This channel has no subscription " + wanted
                        + ". \"nautobot subscriptions\" lists those that it has."));
    }

    private List<Choice> numbers(Arguments soFar) {
        return subscriptions.in(soFar.origin()).stream()
                .map(each -> new Choice(
                        each.number() + ": " + Value.shortened(each.wanted(), 60), String.valueOf(each.number())))
                .toList();
    }
}
