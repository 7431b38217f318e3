package dev.shipmate.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.InvalidFilterException;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeEntry;
import dev.shipmate.core.log.ChangeLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class GrantStoreTest {

    private static final Author ADA = new Author("ada", "rest", "r-1");
    private static final Grant GRANT = Grant.allow("*", "network", "status", GrantType.USER, "U1");

    private final Database database = TestDatabase.fresh();
    private final Clock clock = Clock.fixed(Questions.NOW, ZoneOffset.UTC);
    private final ChangeLog changes = new ChangeLog(database.jdbi(), clock);
    private final GrantStore store = new GrantStore(database.jdbi(), clock, changes);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_added_is_found_again() {
        Grant grant = new Grant(
                "console",
                "network",
                "get-*",
                GrantType.USER,
                "Ada \u00e9\ud83d\ude00",
                "U1",
                "C1",
                Effect.DENY,
                Instant.parse("2031-01-01T00:00:00.123456789Z"));

        StoredGrant added = store.add(grant, ADA);

        assertEquals(Optional.of(added), store.find(added.id()));
        assertEquals(grant, added.grant());
        assertEquals(Questions.NOW, added.created());
        assertEquals(List.of(added), store.list(Search.first(10)).rows());
    }

    @Test
    void a_grant_that_is_there_is_refused_and_nothing_is_logged() {
        store.add(GRANT, ADA);

        String message = assertThrows(DuplicateGrantException.class, () -> store.add(named("another label"), ADA))
                .getMessage();

        assertTrue(message.contains("network status for user U1"), message);
        assertEquals(1, changes.list(Search.first(10)).total());
    }

    @Test
    void the_seven_fields_tell_grants_apart() {
        store.add(GRANT, ADA);
        store.add(Grant.allow("console", "network", "status", GrantType.USER, "U1"), ADA);
        store.add(new Grant("*", "network", "status", GrantType.USER, "", "U1", "C1", Effect.ALLOW, null), ADA);
        store.add(new Grant("*", "network", "status", GrantType.USER, "", "U1", "", Effect.DENY, null), ADA);

        assertEquals(4, store.list(Search.first(10)).total());
    }

    @Test
    void an_expired_grant_written_again_is_renewed() {
        StoredGrant old = store.add(expiring(Questions.NOW), ADA);

        StoredGrant renewed = store.add(expiring(null), ADA);

        assertEquals(old.id(), renewed.id());
        assertEquals(List.of(renewed), store.list(Search.first(10)).rows());
        assertEquals(List.of("create", "update"), actions());
    }

    @Test
    void one_duplicate_among_many_adds_none_of_them() {
        store.add(GRANT, ADA);
        List<Grant> grants = List.of(Grant.allow("*", "a", "b", GrantType.USER, "U1"), GRANT);

        assertThrows(DuplicateGrantException.class, () -> store.addAll(grants, ADA));

        assertEquals(1, store.list(Search.first(10)).total());
        assertEquals(List.of("create"), actions());
    }

    @Test
    void an_update_keeps_the_id_and_writes_before_and_after() {
        StoredGrant added = store.add(GRANT, ADA);

        StoredGrant updated = store.update(added.id(), named("Ada"), ADA).orElseThrow();

        assertEquals(new StoredGrant(added.id(), named("Ada"), added.created(), Questions.NOW), updated);
        ChangeEntry entry =
                changes.list(Search.first(1).where("action", "update")).rows().get(0);
        assertEquals(ADA, entry.author());
        assertEquals("accessgrant", entry.objectType());
        assertEquals(added.id().toString(), entry.objectId());
        assertTrue(String.valueOf(entry.before()).contains("\"name\":\"\""), entry.toString());
        assertTrue(String.valueOf(entry.after()).contains("\"name\":\"Ada\""), entry.toString());
    }

    @Test
    void an_update_cannot_make_two_the_same() {
        store.add(GRANT, ADA);
        StoredGrant other = store.add(Grant.allow("*", "a", "b", GrantType.USER, "U1"), ADA);

        assertThrows(DuplicateGrantException.class, () -> store.update(other.id(), GRANT, ADA));
        assertEquals(Optional.of(other), store.find(other.id()));
    }

    @Test
    void what_was_removed_is_gone_and_logged_once() {
        StoredGrant added = store.add(GRANT, ADA);

        assertTrue(store.remove(added.id(), ADA));
        assertFalse(store.remove(added.id(), ADA));

        assertEquals(Optional.empty(), store.find(added.id()));
        assertEquals(List.of("create", "delete"), actions());
        assertEquals(Optional.empty(), store.update(UUID.randomUUID(), GRANT, ADA));
    }

    @Test
    void an_import_makes_grants_exist_and_may_be_repeated() {
        store.add(GRANT, ADA);
        List<Grant> grants = List.of(named("Ada"), Grant.allow("*", "a", "b", GrantType.USER, "U1"));

        assertEquals(new ImportResult(1, 1, 0), store.importAll(grants, ADA));
        assertEquals(new ImportResult(0, 0, 2), store.importAll(grants, ADA));
        assertEquals(2, store.list(Search.first(10)).total());
    }

    @Test
    void bulk_changes_are_one_transaction() {
        StoredGrant one = store.add(GRANT, ADA);
        StoredGrant two = store.add(Grant.allow("*", "a", "b", GrantType.USER, "U1"), ADA);
        Map<UUID, Grant> colliding = new LinkedHashMap<>();
        colliding.put(one.id(), named("changed"));
        colliding.put(two.id(), GRANT);

        assertThrows(DuplicateGrantException.class, () -> store.updateAll(colliding, ADA));

        assertEquals(Optional.of(one), store.find(one.id()));
        assertEquals(2, store.removeAll(List.of(one.id(), UUID.randomUUID(), two.id()), ADA));
    }

    @Test
    void lists_are_filtered_searched_and_paged() {
        store.addAll(Grants.NETWORK, ADA);

        assertEquals(6, total(Search.first(50).where("command", "network")));
        assertEquals(8, total(Search.first(50).where("command", "network", "jokes")));
        assertEquals(5, total(Search.first(50).where("command__n", "network")));
        assertEquals(3, total(Search.first(50).where("subcommand__ic", "DEPLOY")));
        assertEquals(
                2,
                total(Search.first(50).where("subcommand__isw", "H").where("command", "network"))
                        + total(Search.first(50).where("subcommand__ie", "STATUS")));
        assertEquals(1, total(new Search(Map.of(), "u2049k991", 50, 0)));
        assertEquals(0, total(new Search(Map.of(), "%", 50, 0)));
        var page = store.list(new Search(Map.of(), "", 4, 8));
        assertEquals(3, page.rows().size());
        assertEquals(11, page.total());
    }

    @Test
    void a_filter_that_there_is_not_is_refused_by_name() {
        for (String field : List.of("colour", "command__xx", "id__ic", "value; drop table access_grant")) {
            assertEquals(
                    field,
                    assertThrows(
                                    InvalidFilterException.class,
                                    () -> store.list(Search.first(1).where(field, "x")))
                            .field());
        }
        assertThrows(
                InvalidFilterException.class, () -> store.list(Search.first(1).where("id", "no uuid")));
    }

    private long total(Search search) {
        return store.list(search).total();
    }

    private List<String> actions() {
        return changes.list(Search.first(10)).rows().stream()
                .map(ChangeEntry::action)
                .sorted()
                .toList();
    }

    private static Grant named(String name) {
        return new Grant("*", "network", "status", GrantType.USER, name, "U1", "", Effect.ALLOW, null);
    }

    private static Grant expiring(@Nullable Instant expiresAt) {
        return new Grant("*", "network", "status", GrantType.USER, "", "U1", "", Effect.ALLOW, expiresAt);
    }
}
