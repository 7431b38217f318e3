package dev.shipmate.core.store;

import dev.shipmate.spi.Store;
import java.sql.DatabaseMetaData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.MetaData;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of all plugins, in the table that all nodes share. They expire by the host's clock. */
public final class EntryStore {

    private static final Logger LOG = LoggerFactory.getLogger(EntryStore.class);

    /** The database knows no later day than that of its own calendar. */
    private static final Duration LONGEST = Duration.ofDays(365_000);

    /** A row that comes and goes under the hands is met twice at most, unless somebody does nothing else. */
    private static final int TRIES = 100;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Vault vault;
    /** Whether keys are ordered by the codes of their characters, so that the index finds what begins alike. */
    private final boolean isEmbedded;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public EntryStore(Jdbi jdbi, Clock clock, SecretKeys keys) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.vault = new Vault(keys);
        MetaData.MetaDataValueProvider<String> product = DatabaseMetaData::getDatabaseProductName;
        this.isEmbedded =
                jdbi.withHandle(handle -> handle.queryMetadata(product)).equals("H2");
    }

    /** Returns the entries of one plugin. */
    public Store of(String plugin) {
        return new PluginStore(plugin);
    }

    /** Removes what has expired. */
    public int purge() {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from plugin_entry where expires_at <= :now")
                .bind("now", clock.instant())
                .execute());
    }

    /** What stands in the row of a key. */
    private record Entry(
            String value, boolean isSecret, @Nullable Instant until) {

        @Override
        public String toString() {
            return "Entry";
        }
    }

    private final class PluginStore implements Store {

        private final String plugin;

        PluginStore(String plugin) {
            this.plugin = plugin;
        }

        @Override
        public Optional<String> get(String key) {
            EntryRules.checkKey(key);
            return jdbi.withHandle(handle -> handle.createQuery("select value, is_secret from plugin_entry"
                                    + " where plugin = :plugin and \"key\" = :key"
                                    + " and (expires_at is null or expires_at > :now)")
                            .bind("plugin", plugin)
                            .bind("key", key)
                            .bind("now", clock.instant())
                            .map((row, context) -> new Entry(row.getString("value"), row.getBoolean("is_secret"), null))
                            .findOne())
                    .flatMap(entry -> entry.isSecret() ? opened(key, entry.value()) : Optional.of(entry.value()));
        }

        @Override
        public void put(String key, String value) {
            EntryRules.check(key, value);
            write(key, new Entry(value, false, null));
        }

        @Override
        public void put(String key, String value, Duration lifetime) {
            EntryRules.check(key, value);
            write(key, new Entry(value, false, until(lifetime)));
        }

        @Override
        public void putSecret(String key, String value) {
            EntryRules.check(key, value);
            write(key, new Entry(vault.close(place(key), value), true, null));
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration lifetime) {
            EntryRules.check(key, value);
            Entry entry = new Entry(value, false, until(lifetime));
            return jdbi.withHandle(
                    handle -> update(handle, key, entry, " and expires_at <= :now") || insert(handle, key, entry));
        }

        @Override
        public void remove(String key) {
            EntryRules.checkKey(key);
            jdbi.useHandle(
                    handle -> handle.createUpdate("delete from plugin_entry where plugin = :plugin and \"key\" = :key")
                            .bind("plugin", plugin)
                            .bind("key", key)
                            .execute());
        }

        /** Whatever the letters of the prefix mean to LIKE, and however the database orders: both are left to Java. */
        @Override
        public List<String> keys(String prefix) {
            return jdbi.withHandle(handle -> handle
                    .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                    .createQuery("select \"key\" from plugin_entry"
                            + " where plugin = :plugin and substring(\"key\", 1, :length) = :prefix"
                            + " and (expires_at is null or expires_at > :now)"
                            + (isEmbedded ? " and \"key\" >= :prefix and \"key\" < :end" : ""))
                    .bind("plugin", plugin)
                    .bind("length", prefix.codePointCount(0, prefix.length()))
                    .bind("prefix", prefix)
                    .bind("end", prefix + Character.MAX_VALUE)
                    .bind("now", clock.instant())
                    .mapTo(String.class)
                    .stream()
                    .filter(key -> key.startsWith(prefix))
                    .sorted()
                    .toList());
        }

        private void write(String key, Entry entry) {
            jdbi.useHandle(handle -> {
                for (int i = 0; i < TRIES; i++) {
                    if (update(handle, key, entry, "") || insert(handle, key, entry)) {
                        return;
                    }
                }
                throw new IllegalStateException("the entry " + key + " of the plugin " + plugin
                        + " is made and removed by others all the time");
            });
        }

        /** Where two do this at once, the second waits for the first and looks at the condition again. */
        private boolean update(Handle handle, String key, Entry entry, String condition) {
            return handle.createUpdate("update plugin_entry"
                                    + " set value = :value, is_secret = :secret, expires_at = :until"
                                    + " where plugin = :plugin and \"key\" = :key" + condition)
                            .bind("value", entry.value())
                            .bind("secret", entry.isSecret())
                            .bindByType("until", entry.until(), Instant.class)
                            .bind("plugin", plugin)
                            .bind("key", key)
                            .bind("now", clock.instant())
                            .execute()
                    == 1;
        }

        private boolean insert(Handle handle, String key, Entry entry) {
            return handle.createUpdate("insert into plugin_entry (plugin, \"key\", value, is_secret, expires_at)"
                                    + " values (:plugin, :key, :value, :secret, :until) on conflict do nothing")
                            .bind("value", entry.value())
                            .bind("secret", entry.isSecret())
                            .bindByType("until", entry.until(), Instant.class)
                            .bind("plugin", plugin)
                            .bind("key", key)
                            .execute()
                    == 1;
        }

        private Instant until(Duration lifetime) {
            if (lifetime.isZero() || lifetime.isNegative()) {
                throw new IllegalArgumentException("an entry lives longer than " + lifetime);
            }
            return clock.instant().plus(lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime);
        }

        private Optional<String> opened(String key, String stored) {
            Optional<String> text = vault.open(place(key), stored);
            if (text.isEmpty() && told.add(place(key))) {
                LOG.warn(
                        "the entry {} of the plugin {} is encrypted with a key that this host does not have, or was"
                                + " changed: it counts as absent. Write the earlier key behind a comma into secret_key.",
                        key,
                        plugin);
            }
            return text;
        }

        /** No name of a plugin holds a line feed. */
        private String place(String key) {
            return plugin + "\n" + key;
        }
    }
}
