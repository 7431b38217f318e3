package dev.shipmate.core.builtin;

import dev.shipmate.core.access.Check;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.StoredGrant;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.dispatch.CommandLine;
import dev.shipmate.core.dispatch.CommandLineParser;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looking at grants from chat. The answers hold IDs, so they are for the asker alone. */
final class AccessCommands {

    private static final int SHOWN = 100;

    private static final Parameter<Optional<String>> SEARCH =
            Parameter.text("search", "Which grants?").rest().optional();
    private static final Parameter<String> USER = Parameter.text("user", "Whose ID?");
    private static final Parameter<String> LINE =
            Parameter.text("line", "Which command line?").rest();

    private final Supplier<AccessDesk> desk;

    AccessCommands(Supplier<AccessDesk> desk) {
        this.desk = desk;
    }

    List<Subcommand> all() {
        return List.of(
                Subcommand.of("grants", "Show access grants, all or those that hold a word.")
                        .takes(SEARCH)
                        .runs(in ->
                                Outcome.reply(grants(in.get(SEARCH).orElse("")).privately())),
                Subcommand.of("explain", "Show what permits or blocks a user's command line in this channel.")
                        .takes(USER, LINE)
                        .runs(in -> Outcome.reply(explain(in).privately())));
    }

    private Message grants(String words) {
        Page<StoredGrant> found = desk.get().grants().list(new Search(Map.of(), words, SHOWN, 0));
        if (found.rows().isEmpty()) {
            return Message.of(words.isEmpty() ? "There are no grants." : "No grant holds \"" + words + "\".");
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.table(
                List.of("Command", "For", "Name", "Value", "Platform", "Limits"),
                found.rows().stream()
                        .map(StoredGrant::grant)
                        .map(AccessCommands::row)
                        .toList()));
        if (found.total() > found.rows().size()) {
            blocks.add(Block.text("These are " + found.rows().size() + " of " + found.total()
                    + ". Add a word to see others: shipmate grants network."));
        }
        return Message.of(blocks);
    }

    private static List<String> row(Grant grant) {
        List<String> limits = new ArrayList<>();
        if (grant.effect().word().equals("deny")) {
            limits.add("deny");
        }
        if (!grant.channel().isEmpty()) {
            limits.add("in " + grant.channel());
        }
        if (grant.expiresAt() != null) {
            limits.add("until " + grant.expiresAt());
        }
        return List.of(
                grant.command() + " " + grant.subcommand(),
                grant.type().word(),
                grant.name(),
                grant.value(),
                grant.platform(),
                String.join(", ", limits));
    }

    private Message explain(Invocation in) {
        Origin origin = in.origin();
        CommandLine line = new CommandLineParser().parse(in.get(LINE));
        Decision decision = desk.get()
                .explainer()
                .decide(
                        origin.platform(),
                        line.command(),
                        line.subcommand(),
                        origin.organization(),
                        origin.channel(),
                        Party.of(in.get(USER)));
        if (decision.checks().isEmpty()) {
            return Message.of("Permitted: this needs no grant.");
        }
        return Message.of(
                Block.text(decision.isAllowed() ? "Permitted." : decision.refusalText()),
                Block.table(
                        List.of("Check", "ID", "Verdict", "Decided by", "Would be opened by"),
                        decision.checks().stream().map(AccessCommands::row).toList()));
    }

    private static List<String> row(Check check) {
        return List.of(
                check.type().word(),
                check.label(),
                check.isAllowed() ? "permits" : check.isDenied() ? "denies" : "blocks",
                summary(check.deciding()),
                summary(check.opening()));
    }

    private static String summary(@Nullable Grant grant) {
        return grant == null ? "" : grant.summary();
    }
}
