package dev.shipmate.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class GroupStoreTest {

    private static final Author ADA = new Author("ada", "web", "r-1");
    private static final Group OPS =
            new Group("console", "ops", List.of(new Group.Member("U1", "Ada"), new Group.Member("U2", "")));

    private final Database database = TestDatabase.fresh();
    private final Clock clock = Clock.fixed(Questions.NOW, ZoneOffset.UTC);
    private final ChangeLog changes = new ChangeLog(database.jdbi(), clock);
    private final GroupStore groups = new GroupStore(database.jdbi(), clock, changes);
    private final GrantStore grants = new GrantStore(database.jdbi(), clock, changes);
    private final Access access = new Access(new CandidateQuery(database.jdbi()), new AccessPolicy());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_group_is_found_again_with_its_members() {
        StoredGroup added = groups.add(OPS, ADA);

        assertEquals(Optional.of(added), groups.find(added.id()));
        assertEquals(List.of(added), groups.list(Search.first(5)).rows());
        assertEquals(OPS, added.group());
    }

    @Test
    void leaving_a_group_counts_for_the_next_question() {
        StoredGroup added = groups.add(OPS, ADA);
        grants.addAll(Grants.STARS.subList(0, 2), ADA);
        grants.add(Grant.allow("*", "network", "*", GrantType.USER, "@ops"), ADA);
        AccessQuestion question = Questions.exact("network", "status", "T", "C", "U1");

        assertTrue(access.decide(question).isAllowed());
        groups.update(added.id(), new Group("console", "ops", List.of()), ADA);
        assertFalse(access.decide(question).isAllowed());
    }

    @Test
    void two_platforms_may_each_have_a_group_of_one_name_but_one_may_not_have_two() {
        groups.add(OPS, ADA);
        groups.add(new Group("*", "ops", List.of()), ADA);

        assertThrows(GroupConflictException.class, () -> groups.add(OPS, ADA));
        assertEquals(2, changes.list(Search.first(5)).total());
    }

    @Test
    void a_group_that_grants_name_stays() {
        StoredGroup added = groups.add(OPS, ADA);
        StoredGrant grant = grants.add(Grant.allow("*", "network", "*", GrantType.USER, "@ops"), ADA);

        String message = assertThrows(GroupConflictException.class, () -> groups.remove(added.id(), ADA))
                .getMessage();
        assertTrue(message.contains("1 grant"), message);
        Group renamed = new Group("console", "operators", List.of());
        assertThrows(GroupConflictException.class, () -> groups.update(added.id(), renamed, ADA));

        grants.remove(grant.id(), ADA);
        assertTrue(groups.remove(added.id(), ADA));
        assertFalse(groups.remove(added.id(), ADA));
    }

    @Test
    void a_grant_of_another_platform_means_another_group() {
        StoredGroup added = groups.add(OPS, ADA);
        grants.add(Grant.allow("elsewhere", "network", "*", GrantType.USER, "@ops"), ADA);

        assertTrue(groups.remove(added.id(), ADA));
    }

    @Test
    void all_mistakes_in_a_group_are_told_at_once() {
        List<FieldProblem> problems = assertThrows(
                        InvalidGrantException.class,
                        () -> new Group(
                                "Console",
                                "@ops",
                                List.of(
                                        new Group.Member("", ""),
                                        new Group.Member("U1", ""),
                                        new Group.Member("U1", ""))))
                .problems();

        assertEquals(
                List.of("platform", "name", "members", "members"),
                problems.stream().map(FieldProblem::field).toList());
    }

    @Test
    void the_change_log_tells_who_joined() {
        groups.add(OPS, ADA);

        String after =
                String.valueOf(changes.list(Search.first(1)).rows().get(0).after());
        assertTrue(after.contains("\"U1\"") && after.contains("\"Ada\""), after);
    }
}
