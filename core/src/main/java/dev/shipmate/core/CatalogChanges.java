package dev.shipmate.core;

import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.CatalogListener;
import dev.shipmate.core.plugin.InstalledPlatform;
import dev.shipmate.core.reply.Connections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from other plugins running: connections begin and end, and what came and went is written down. */
final class CatalogChanges implements CatalogListener {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogChanges.class);

    private final Connections connections;
    private final Metrics metrics;
    private final PluginHistory history;
    private final AliasStore aliases;

    CatalogChanges(Connections connections, Metrics metrics, PluginHistory history, AliasStore aliases) {
        this.connections = connections;
        this.metrics = metrics;
        this.history = history;
        this.aliases = aliases;
    }

    @Override
    public void changed(Catalog before, Catalog now) {
        now.commands()
                .forEach(installed -> installed
                        .command()
                        .subcommands()
                        .forEach(sub -> metrics.installed(installed.command().name(), sub.name())));
        Set<InstalledPlatform> gone = new HashSet<>(before.platforms());
        now.platforms().forEach(gone::remove);
        gone.forEach(connections::release);
        Set<InstalledPlatform> fresh = new HashSet<>(now.platforms());
        before.platforms().forEach(fresh::remove);
        fresh.stream()
                .filter(platform -> platform.platform().limits().holdsConnection())
                .forEach(connections::hold);
        try {
            history.record(now);
            tellHidden(before, now);
        } catch (RuntimeException e) {
            LOG.error("what follows from other plugins could not be looked up or written into the change log", e);
        }
    }

    /** At the start the lists of aliases say it; that costs nothing while the host is not there yet. */
    private void tellHidden(Catalog before, Catalog now) {
        if (before == Catalog.EMPTY) {
            return;
        }
        List<String> fresh = now.commands().stream()
                .map(installed -> installed.command().name())
                .filter(name -> before.command(name).isEmpty())
                .toList();
        long hidden = aliases.count(fresh);
        if (hidden > 0) {
            LOG.warn(
                    "{} aliases are called like the new commands {}, which go first; \"shipmate NAME\" still reaches them",
                    hidden,
                    fresh);
        }
    }
}
