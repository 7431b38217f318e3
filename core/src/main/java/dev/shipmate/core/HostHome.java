package dev.shipmate.core;

import dev.shipmate.core.backup.Backup;
import dev.shipmate.core.backup.Restore;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.DatabaseAddress;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.node.Membership;
import dev.shipmate.core.node.NodeName;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.Lent;
import dev.shipmate.core.plugin.PluginManager;
import dev.shipmate.core.plugin.PluginReport;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.Problem;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.settings.UnknownKeys;
import dev.shipmate.core.store.AccountLinkStore;
import dev.shipmate.core.store.CommandTokenStore;
import dev.shipmate.core.store.EntryStore;
import dev.shipmate.core.store.LinkCodes;
import dev.shipmate.core.store.SecretKeys;
import dev.shipmate.spi.AccountLinks;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** What a home says, whether a host runs on it or not: its settings, its plugins, where its database is. */
public final class HostHome {

    private HostHome() {}

    /**
     * Reads the settings of a home.
     *
     * @throws HostStartException with every mistake in the host's own settings
     */
    static SettingsFile settingsFile(HostOptions options) {
        SettingsFile file = read(options);
        List<Problem> problems = new ArrayList<>(HostSettings.problems(file));
        file.problems().stream().filter(problem -> problem.key().isEmpty()).forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new HostStartException(problems);
        }
        return file;
    }

    /** Reads the settings of a home, whatever is wrong with them. */
    static SettingsFile read(HostOptions options) {
        return SettingsFile.read(options.conf(), options.environment(), options.overrides());
    }

    /** Makes the data folder of a home, for its owner alone, where it is not there. */
    static void makeData(HostOptions options) {
        Path data = options.data();
        if (Files.notExists(data)) {
            try {
                Files.createDirectories(data);
                Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException e) {
                throw new UncheckedIOException("the folder " + data + " cannot be made: " + e.getMessage(), e);
            }
        }
    }

    /** Returns what loads the plugins of a home, with the host's own ones before them. */
    static PluginManager pluginManager(HostOptions options, Lent lent, List<Plugin> own) {
        return new PluginManager(
                new PluginManager.Places(options.plugins(), options.data().resolve("generations"), options.conf()),
                own,
                HostVersion.current(),
                lent);
    }

    /** Returns the keys of a home: once for all who need them, as deriving one takes long. */
    static SecretKeys keys(HostOptions options, HostSettings settings) {
        return SecretKeys.of(options.data(), settings.secretKey());
    }

    /** Returns the host of a home among those that share its database. */
    static Membership membership(HostOptions options, HostSettings settings, Database database, SecretKeys keys) {
        NodeName names = new NodeName(options.data().resolve("node"));
        return new Membership(
                database.jdbi(),
                database.isShared(),
                names,
                names.machine() + ":" + settings.httpPort(),
                HostVersion.current(),
                keys::names);
    }

    /** Returns what plugins keep in the database of a home. */
    static EntryStore entries(HostOptions options, Jdbi jdbi, SecretKeys keys) {
        return new EntryStore(jdbi, options.clock(), keys);
    }

    /** Returns the account links of a home. */
    static AccountLinkStore links(HostOptions options, Jdbi jdbi) {
        return new AccountLinkStore(jdbi, options.clock(), new ChangeLog(jdbi, options.clock()));
    }

    /** Returns who chat users are in Nautobot; nobody without an account link. */
    static Function<Origin, Optional<String>> nautobotUsers(HostOptions options, Jdbi jdbi) {
        AccountLinkStore known = links(options, jdbi);
        return origin -> known.nautobotUser(origin.platform(), origin.userId());
    }

    /** Returns what users make links with in a home. */
    static LinkCodes linkCodes(HostOptions options, Jdbi jdbi, SecretKeys keys) {
        return new LinkCodes(jdbi, options.clock(), links(options, jdbi), keys);
    }

    /** Returns what the plugins of a home are lent. */
    static Lent lent(
            HostOptions options,
            SettingsFile file,
            EntryStore entries,
            Jdbi jdbi,
            AccountLinks links,
            BiConsumer<Origin, Message> posts) {
        Clock clock = options.clock();
        return new Lent(
                file,
                clock,
                HostSettings.of(file).publicUrl(),
                entries::of,
                new CommandTokenStore(jdbi, clock, new ChangeLog(jdbi, clock)),
                links,
                posts);
    }

    /** Whether the database of a home is in its data folder. */
    public static boolean isEmbedded(HostOptions options) {
        return HostSettings.of(settingsFile(options)).databaseUrl().isEmpty();
    }

    /** Finishes a restore that was cut off. To be called before the database is opened. */
    static void finishRestore(HostOptions options) {
        new Restore(options.data(), options.conf(), options.clock()).finish();
    }

    /** Returns what writes the backups of a home. */
    static Backup backup(HostOptions options, Database database) {
        return new Backup(database, options.data(), options.conf(), HostVersion.current(), options.clock());
    }

    /** Returns the address of the database that these options and settings mean. */
    public static DatabaseAddress address(HostOptions options, HostSettings settings) {
        return settings.databaseUrl()
                .map(url -> new DatabaseAddress(url, settings.databaseUser(), settings.databasePassword()))
                .orElseGet(() -> DatabaseAddress.embedded(options.data()));
    }

    /** Returns the address of the database of a home. */
    public static DatabaseAddress address(HostOptions options) {
        return address(options, HostSettings.of(settingsFile(options)));
    }

    /** Returns the keys of a settings file that nothing declares. */
    static List<Problem> unknownKeys(SettingsFile file, Catalog catalog) {
        Set<String> known = new HashSet<>(List.of("enable_console"));
        HostSettings.declared().forEach(setting -> known.add(setting.key()));
        Set<String> former = new HashSet<>();
        for (PluginReport report : catalog.reports()) {
            former.addAll(report.formerKeys());
            known.add("enable_" + report.name());
            report.platforms().forEach(platform -> known.add("enable_" + platform));
            report.settings().forEach(setting -> known.add(setting.key()));
        }
        return UnknownKeys.in(file, known, former);
    }
}
