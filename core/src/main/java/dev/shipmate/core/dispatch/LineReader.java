package dev.shipmate.core.dispatch;

import dev.shipmate.core.alias.Alias;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.spi.message.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes a line apart, and where it begins with a word that is no command, puts what the word stands for in its place:
 * {@code st} and {@code shipmate st}, which works where a platform knows nothing but the commands that it was told of. A
 * command always goes before an alias, and what an alias stands for is not looked up again.
 */
final class LineReader {

    private static final String HELP = "help";
    private static final String OWN = "shipmate";

    private final Supplier<Catalog> catalog;
    private final AliasStore aliases;
    private final CommandLineParser parser = new CommandLineParser();

    LineReader(Supplier<Catalog> catalog, AliasStore aliases) {
        this.catalog = catalog;
        this.aliases = aliases;
    }

    /**
     * A line as it is meant.
     *
     * @param alias the word that it was short for; "" for none
     */
    record Meant(CommandLine line, String alias) {}

    Meant read(Origin origin, String text) {
        CommandLine line = parser.parse(text);
        if (line.command().isEmpty()) {
            return new Meant(line, "");
        }
        if (line.command().equals(HELP)) {
            return help(origin, line);
        }
        Optional<InstalledCommand> command = catalog.get().command(line.command());
        if (command.isEmpty()) {
            return aliases.find(origin, line.command())
                    .map(alias -> expanded(alias, parser.afterCommand(text), line))
                    .orElse(new Meant(line, ""));
        }
        boolean mayBeAlias = line.command().equals(OWN)
                && !line.subcommand().equals(HELP)
                && command.get().command().subcommand(line.subcommand()).isEmpty();
        return mayBeAlias
                ? aliases.find(origin, line.subcommand())
                        .map(alias -> expanded(alias, line.argumentText(), line))
                        .orElse(new Meant(line, ""))
                : new Meant(line, "");
    }

    /** Help on an alias is help on what it stands for. */
    private Meant help(Origin origin, CommandLine line) {
        boolean isUnknown = !line.subcommand().isEmpty()
                && catalog.get().command(line.subcommand()).isEmpty();
        Optional<Alias> alias = isUnknown ? aliases.find(origin, line.subcommand()) : Optional.empty();
        return alias.map(found -> helpOn(found, line)).orElse(new Meant(line, ""));
    }

    private Meant helpOn(Alias alias, CommandLine typed) {
        CommandLine meant = parser.parse(alias.line());
        return new Meant(new CommandLine(HELP, meant.command(), meant.subcommand(), typed.pipeTexts()), alias.name());
    }

    /** What was typed behind the alias goes behind its arguments and before its pipes. */
    private Meant expanded(Alias alias, String further, CommandLine typed) {
        if (further.strip().equals(HELP)) {
            return helpOn(alias, typed);
        }
        PipeCutter.Piped meant = new PipeCutter(alias.line()).cut();
        List<String> pipes = new ArrayList<>(meant.pipes());
        pipes.addAll(typed.pipeTexts());
        String whole = further.isEmpty() ? meant.line() : meant.line().stripTrailing() + " " + further;
        return new Meant(parser.command(whole).with(pipes), alias.name());
    }
}
