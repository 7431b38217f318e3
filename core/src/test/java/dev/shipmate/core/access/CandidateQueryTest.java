package dev.shipmate.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class CandidateQueryTest {

    private static final Author ADA = new Author("ada", "cli", "r-1");

    private final Database database = TestDatabase.fresh();
    private final CandidateQuery query = new CandidateQuery(database.jdbi());

    @BeforeEach
    void grant() {
        Clock clock = Clock.systemUTC();
        GrantStore store = new GrantStore(database.jdbi(), clock, new ChangeLog(database.jdbi(), clock));
        store.addAll(
                IntStream.range(0, 500)
                        .mapToObj(i -> Grant.allow("*", "network", "status", GrantType.USER, "U" + i))
                        .toList(),
                ADA);
        store.addAll(Grants.NETWORK, ADA);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void strangers_grants_are_not_read() {
        List<Grant> found = query.of(Questions.exact("network", "status", "T202B88NN", "C1", "U7"))
                .grants();

        assertEquals(3, found.size(), found.toString());
    }

    @Test
    void for_being_reached_one_grant_per_value_is_read() {
        List<Grant> found = query.of(Questions.of(Kind.REACH, "", "", "T202B88NN", "C3030I566", "U7"))
                .grants();

        assertEquals(5, found.size(), found.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {CandidateQuery.FOR_COMMAND, CandidateQuery.FOR_REACH, CandidateQuery.GROUPS})
    void the_statement_looks_grants_up_in_an_index(String sql) {
        String plan = database.jdbi().withHandle(handle -> plan(handle, sql));

        for (String table : List.of("access_grant", "access_group_member")) {
            assertFalse(plan.contains(table + ".tablescan") || plan.contains("seq scan on " + table), plan);
        }
        if (!sql.equals(CandidateQuery.GROUPS)) {
            // which of its indexes PostgreSQL takes depends on what it knows of the table
            assertTrue(plan.contains(TestDatabase.isPostgres() ? "on access_grant " : "access_grant_key"), plan);
        }
    }

    private static String plan(Handle handle, String sql) {
        if (TestDatabase.isPostgres()) {
            // it reads a table as small as this one whole, unless told that this is dear
            handle.execute("set enable_seqscan = off");
        }
        Query explain = handle.createQuery("explain " + sql);
        switch (sql) {
            case CandidateQuery.FOR_REACH ->
                explain.bindArray("types", String.class, List.of("user"))
                        .bindArray("ids", String.class, List.of("U7"))
                        .bind("platform", "console")
                        .bind("channel", "C1")
                        .bind("now", Questions.NOW);
            case CandidateQuery.GROUPS ->
                explain.bindArray(0, String.class, List.of("U7")).bind(1, "console");
            default ->
                explain.bindArray(0, String.class, List.of("U7", "*"))
                        .bindArray(1, String.class, List.of("network"))
                        .bind(2, "C1")
                        .bind(3, "console")
                        .bind(4, false)
                        .bindArray(5, String.class, List.of("status"));
        }
        return explain.mapTo(String.class).collect(Collectors.joining("\n")).toLowerCase(Locale.ROOT);
    }
}
