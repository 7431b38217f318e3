package dev.shipmate.core.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** An account as the table holds it. */
final class AccountRow {

    /** Of a password that nobody knows, for taking as long over a name that there is not. */
    static final String NOBODYS_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$c2hpcG1hdGUtbm9ib2R5" + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private AccountRow() {}

    static Account of(ResultSet row, StatementContext context) throws SQLException {
        return account(row);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.of(row.getString("role")).orElse(Role.VIEWER),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                instant(row, "last_login"));
    }
}
