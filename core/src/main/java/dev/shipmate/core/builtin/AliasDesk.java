package dev.shipmate.core.builtin;

import dev.shipmate.core.alias.Alias;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.database.TextRules;
import dev.shipmate.core.dispatch.CommandLine;
import dev.shipmate.core.dispatch.CommandLineParser;
import dev.shipmate.core.dispatch.OpenQuoteException;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.spi.command.NearestNames;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The aliases, and what they may be called and stand for. */
public final class AliasDesk {

    private static final String HELP = "help";
    private static final String OWN = "shipmate";
    private static final int LONGEST = 500;

    private final AliasStore store;
    private final Supplier<Catalog> catalog;
    private final CommandLineParser parser = new CommandLineParser();

    public AliasDesk(AliasStore store, Supplier<Catalog> catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    AliasStore store() {
        return store;
    }

    /** Returns what is wrong with a name; nothing where an alias may be called so. */
    Optional<String> problemOfName(String name) {
        if (!Alias.isName(name)) {
            return Optional.of("\"" + name
                    + "\" cannot be an alias: at most 64 lower-case letters, digits and _, a letter" + " first.");
        }
        if (name.equals(HELP) || isCommand(name)) {
            return Optional.of(
                    "There is a command " + name + " already, which an alias must not hide. Take another word.");
        }
        return own().stream().anyMatch(subcommand -> subcommand.name().equals(name))
                ? Optional.of(
                        "There is \"shipmate " + name + "\" already, which an alias must not hide. Take another word.")
                : Optional.empty();
    }

    /** Returns why a line cannot be kept; nothing where it can. */
    Optional<String> misshapen(String text) {
        return TextRules.line(text, LONGEST).map(problem -> "The line " + problem);
    }

    /** Returns what is wrong with a line; nothing where an alias may stand for it. */
    Optional<String> problemOfLine(String text) {
        Optional<String> misshapen = misshapen(text);
        if (misshapen.isPresent()) {
            return misshapen;
        }
        CommandLine line = parser.parse(text);
        if (!line.command().equals(HELP) && !isCommand(line.command())) {
            List<String> near = NearestNames.of(
                    line.command(),
                    catalog.get().commands().stream()
                            .map(installed -> installed.command().name())
                            .toList());
            String hint = near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
            return Optional.of("There is no command \"" + line.command()
                    + "\" that an alias could stand for; another alias is none." + hint);
        }
        try {
            line.arguments();
        } catch (OpenQuoteException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return Optional.of(line.pipeProblem()).filter(problem -> !problem.isEmpty());
    }

    /** Returns a line as it is kept: without what stands before a command on the platform. */
    String kept(Origin origin, String text) {
        String line = text.strip();
        String prefix = prefix(origin);
        boolean isPrefixed = !prefix.isEmpty() && line.startsWith(prefix);
        return (isPrefixed ? line.substring(prefix.length()) : line.startsWith("/") ? line.substring(1) : line).strip();
    }

    /** Returns what stands before a command where somebody types. */
    String prefix(Origin origin) {
        return catalog.get()
                .platform(origin.platform())
                .map(installed -> installed.platform().commandPrefix())
                .orElse("");
    }

    /** Returns whether a word is a command by now, which goes before an alias of this name. */
    boolean isCommand(String name) {
        return catalog.get().command(name).isPresent();
    }

    private List<Subcommand> own() {
        return catalog.get()
                .command(OWN)
                .map(InstalledCommand::command)
                .map(command -> command.subcommands())
                .orElse(List.of());
    }
}
