package dev.shipmate.core.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** An account as the table holds it. */
final class AccountRow {

    /** Of a password that nobody knows, for taking as long over a name that there is not. */
    static final String NOBODYS_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$c2hpcG1hdGUtbm9ib2R5" + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private AccountRow() {}

    static Account of(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime lastLogin = row.getObject("last_login", OffsetDateTime.class);
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.of(row.getString("role")).orElse(Role.VIEWER),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                lastLogin == null ? null : lastLogin.toInstant());
    }
}
