package dev.shipmate.core.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code access_grant} as an object. */
final class GrantRow {

    private GrantRow() {}

    static StoredGrant stored(ResultSet row) throws SQLException {
        return new StoredGrant(
                row.getObject("id", UUID.class),
                grant(row),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_updated", OffsetDateTime.class).toInstant());
    }

    static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("platform"),
                row.getString("command"),
                row.getString("subcommand"),
                GrantType.valueOf(row.getString("grant_type").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getString("value"),
                row.getString("channel"),
                Effect.valueOf(row.getString("effect").toUpperCase(Locale.ROOT)),
                expiry(row));
    }

    private static @Nullable Instant expiry(ResultSet row) throws SQLException {
        OffsetDateTime expiry = row.getObject("expires_at", OffsetDateTime.class);
        return expiry == null ? null : expiry.toInstant();
    }
}
