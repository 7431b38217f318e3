package dev.shipmate.core.pages;

import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.spi.command.Subcommand;
import java.util.List;
import java.util.function.Supplier;

/** What is installed, for fields that name commands. */
public final class Suggestions {

    private final Supplier<Catalog> catalog;

    Suggestions(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    public List<String> commands() {
        return catalog.get().commands().stream()
                .map(installed -> installed.command().name())
                .toList();
    }

    public List<String> subcommands() {
        return catalog.get().commands().stream()
                .map(InstalledCommand::command)
                .flatMap(command -> command.subcommands().stream())
                .map(Subcommand::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
