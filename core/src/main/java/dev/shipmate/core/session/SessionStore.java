package dev.shipmate.core.session;

import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.message.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The session entries of all plugins and users. */
public final class SessionStore {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 4_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration lifetime;

    /** Makes one whose entries live this long after they were last written. */
    public SessionStore(Jdbi jdbi, Clock clock, Duration lifetime) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Returns the session of a user with a plugin. */
    public Session of(String plugin, Origin origin) {
        return new UserSession(plugin, origin.platform(), origin.userId());
    }

    /** Removes what has expired. */
    public int purge() {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM session_entry WHERE expires_at <= :now")
                .bind("now", now())
                .execute());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private final class UserSession implements Session {

        private final String plugin;
        private final String platform;
        private final String user;

        UserSession(String plugin, String platform, String user) {
            this.plugin = plugin;
            this.platform = platform;
            this.user = user;
        }

        @Override
        public Optional<String> get(String name) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            SELECT "value" FROM session_entry
                            WHERE plugin = :plugin AND platform = :platform AND user_id = :user AND name = :name
                              AND expires_at > :now
                            """)
                    .bind("plugin", plugin)
                    .bind("platform", platform)
                    .bind("user", user)
                    .bind("name", name)
                    .bind("now", now())
                    .mapTo(String.class)
                    .findOne());
        }

        @Override
        public void put(String name, String value) {
            if (name.length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
                throw new IllegalArgumentException("a session entry has a name of at most " + LONGEST_NAME
                        + " and a value of at most " + LONGEST_VALUE + " characters");
            }
            jdbi.useTransaction(handle -> {
                remove(handle, name);
                handle.createUpdate("""
                                INSERT INTO session_entry (plugin, platform, user_id, name, "value", expires_at)
                                VALUES (:plugin, :platform, :user, :name, :value, :until)
                                """)
                        .bind("plugin", plugin)
                        .bind("platform", platform)
                        .bind("user", user)
                        .bind("name", name)
                        .bind("value", value)
                        .bind("until", now().plus(lifetime))
                        .execute();
            });
        }

        @Override
        public void remove(String name) {
            jdbi.useHandle(handle -> remove(handle, name));
        }

        private void remove(Handle handle, String name) {
            handle.createUpdate(
                            "DELETE FROM session_entry WHERE plugin = :plugin AND platform = :platform AND user_id = :user AND name = :name")
                    .bind("plugin", plugin)
                    .bind("platform", platform)
                    .bind("user", user)
                    .bind("name", name)
                    .execute();
        }
    }
}
