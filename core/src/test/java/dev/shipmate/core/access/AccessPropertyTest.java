package dev.shipmate.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.access.NaiveRule.Membership;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random grants, groups and questions: the policy on stored candidates decides as the naive rule on everything. */
@Tag("database")
class AccessPropertyTest {

    private static final int QUESTIONS = 300;
    private static final Author AUTHOR = new Author("test", "test", "1");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_stored_candidates_decide_as_all_grants_would(long seed) {
        Random random = new Random(seed);
        try (Database database = TestDatabase.fresh()) {
            Clock clock = Clock.fixed(Questions.NOW, ZoneOffset.UTC);
            ChangeLog changes = new ChangeLog(database.jdbi(), clock);
            List<Grant> grants = grants(random);
            new GrantStore(database.jdbi(), clock, changes).addAll(grants, AUTHOR);
            List<Membership> members = members(random);
            GroupStore groups = new GroupStore(database.jdbi(), clock, changes);
            members.stream()
                    .collect(Collectors.groupingBy(
                            member -> List.of(member.platform(), member.group()),
                            LinkedHashMap::new,
                            Collectors.mapping(member -> new Group.Member(member.id(), ""), Collectors.toList())))
                    .forEach((group, ids) -> groups.add(new Group(group.get(0), group.get(1), ids), AUTHOR));
            NaiveRule naive = new NaiveRule(grants, members);
            Access access = new Access(new CandidateQuery(database.jdbi()), new AccessPolicy());
            for (int i = 0; i < QUESTIONS; i++) {
                AccessQuestion question = question(random);
                List<GrantType> refused = access.decide(question).refused().stream()
                        .map(Check::type)
                        .toList();
                assertEquals(naive.refused(question), refused, () -> question + " with " + grants);
            }
        }
    }

    private static List<Grant> grants(Random random) {
        Map<Grant.Key, Grant> grants = new LinkedHashMap<>();
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            GrantType type = GrantType.values()[random.nextInt(3)];
            String command = pick(random, "*", "net*", "network", "net", "weather", "n*");
            Grant grant = new Grant(
                    pick(random, "*", "*", "console", "other"),
                    command,
                    command.equals("*") ? "*" : pick(random, "*", "get-*", "get-devices", "status", "st*", "help"),
                    type,
                    "",
                    pick(random, "*", "A", "A", "B", "@g", "@h", "a"),
                    type == GrantType.USER ? pick(random, "", "", "A", "B") : "",
                    random.nextInt(8) == 0 ? Effect.DENY : Effect.ALLOW,
                    random.nextInt(4) == 0 ? instant(random) : null);
            grants.put(grant.key(), grant);
        }
        return new ArrayList<>(grants.values());
    }

    private static Instant instant(Random random) {
        return Questions.NOW.plusSeconds(random.nextInt(3) - 1L);
    }

    private static List<Membership> members(Random random) {
        List<Membership> members = new ArrayList<>();
        for (String platform : List.of("*", "console", "other")) {
            for (String group : List.of("g", "h")) {
                for (String id : List.of("A", "B", "@g")) {
                    if (random.nextInt(4) == 0) {
                        members.add(new Membership(platform, group, id));
                    }
                }
            }
        }
        return members;
    }

    private static AccessQuestion question(Random random) {
        return Questions.of(
                Kind.values()[random.nextInt(3)],
                pick(random, "network", "net", "weather", "Network", "*", "n*", "x"),
                pick(random, "get-devices", "get-", "status", "help", "", "stop", "*"),
                pick(random, "A", "B", "-", "", "@g", "*"),
                pick(random, "A", "B", "-", "", "@g", "*"),
                pick(random, "A", "B", "-", "", "@g", "*"));
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
