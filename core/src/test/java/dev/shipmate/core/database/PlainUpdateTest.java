package dev.shipmate.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainUpdateTest {

    private static final PlainUpdate INSERT = new PlainUpdate("insert into delivery"
            + " (platform, delivery_id, inbound, state, reply, received_at) values ('lab', ?, ?, 'accepted', ?, ?)");

    private final Database database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void its_rows_are_kept_with_the_transaction_or_not_at_all() {
        assertEquals(1, insert("kept"));
        assertThrows(
                IllegalStateException.class,
                () -> database.jdbi().useTransaction(handle -> {
                    INSERT.execute(handle, "lost", "text", null, Instant.now());
                    throw new IllegalStateException("no");
                }));
        assertEquals(
                "kept",
                database.jdbi()
                        .withHandle(handle -> handle.createQuery("select delivery_id from delivery")
                                .mapTo(String.class)
                                .one()));
    }

    @Test
    void outside_of_a_transaction_nothing_would_keep_it() {
        assertThrows(
                IllegalStateException.class,
                () -> database.jdbi().useHandle(handle -> INSERT.execute(handle, "1", "text", null, Instant.now())));
    }

    @Test
    void a_refusal_is_known_by_its_cause_and_says_nothing_of_what_was_bound() {
        insert("twice");
        UnableToExecuteStatementException refused =
                assertThrows(UnableToExecuteStatementException.class, () -> insert("twice"));
        assertTrue(UniqueViolation.caused(refused));
        assertFalse(Database.isUnavailable(refused));
        StringWriter said = new StringWriter();
        refused.printStackTrace(new PrintWriter(said));
        assertFalse(said.toString().contains("a secret"), said.toString());
    }

    private int insert(String id) {
        return database.jdbi().inTransaction(handle -> INSERT.execute(handle, id, "a secret", null, Instant.now()));
    }
}
