package dev.shipmate.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.spi.message.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AccessPolicyTest {

    private static final Instant NOW = Questions.NOW;

    private final AccessPolicy policy = new AccessPolicy();

    @ParameterizedTest
    @CsvFileSource(resources = "truth-table.csv", ignoreLeadingAndTrailingWhitespace = true)
    void the_truth_table_holds(
            String grants,
            String command,
            String subcommand,
            String organization,
            String channel,
            String user,
            String refused) {
        boolean isHelp = subcommand.isEmpty() || subcommand.equals("help");
        AccessQuestion question =
                Questions.of(isHelp ? Kind.COMMAND_HELP : Kind.EXACT, command, subcommand, organization, channel, user);

        Decision decision = decide(question, Objects.requireNonNull(Grants.BY_NAME.get(grants)));

        assertEquals(refused, refusedTypes(decision));
        assertEquals(refused.isEmpty(), decision.isAllowed());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "truth-table.csv", ignoreLeadingAndTrailingWhitespace = true)
    void a_command_without_subcommands_is_opened_as_its_help_is(
            String grants,
            String command,
            String subcommand,
            String organization,
            String channel,
            String user,
            String refused) {
        List<Grant> all = Objects.requireNonNull(Grants.BY_NAME.get(grants));
        Decision bare = decide(Questions.exact(command, "", organization, channel, user), all);
        Decision help = decide(Questions.of(Kind.COMMAND_HELP, command, "help", organization, channel, user), all);

        assertEquals(refusedTypes(help), refusedTypes(bare));
    }

    @Test
    void the_opening_grants_open_and_nothing_smaller_is_asked_for() {
        for (Kind kind : Kind.values()) {
            Decision refused = decide(Questions.of(kind, "network", "redeploy", "T1", "", "U1"), List.of());
            List<Grant> openings = refused.refused().stream()
                    .map(check -> Objects.requireNonNull(check.opening()))
                    .toList();

            assertTrue(decide(refused.question(), openings).isAllowed(), kind.name());
            assertEquals("*", openings.get(1).value(), "only the wildcard matches an empty ID");
        }
        Grant opening = decide(Questions.exact("network", "redeploy", "T1", "C1", "U1"), List.of())
                .checks()
                .get(2)
                .opening();
        assertEquals(Grant.allow("console", "network", "redeploy", GrantType.USER, "U1"), opening);
    }

    @Test
    void an_id_that_would_mean_more_in_a_grant_is_never_suggested() {
        for (String id : List.of("*", "@admins", " U1", "U\n1", "x".repeat(256))) {
            Decision refused = decide(Questions.exact("network", "redeploy", "T1", "C1", id), List.of());
            assertNull(refused.checks().get(2).opening(), id);
        }
        assertNull(decide(Questions.exact("network", "re*", "T1", "C1", "U1"), List.of())
                .checks()
                .get(2)
                .opening());
    }

    @Test
    void a_trailing_star_matches_beginnings() {
        List<Grant> grants = with(Grant.allow("*", "net*", "get-*", GrantType.USER, "*"));

        assertTrue(decide(Questions.exact("network", "get-devices", "T", "C", "U"), grants)
                .isAllowed());
        assertTrue(decide(Questions.exact("net", "get-", "T", "C", "U"), grants).isAllowed());
        assertFalse(decide(Questions.exact("network", "set-devices", "T", "C", "U"), grants)
                .isAllowed());
        assertFalse(
                decide(Questions.exact("network", "get", "T", "C", "U"), grants).isAllowed());
        assertFalse(decide(Questions.exact("Network", "get-devices", "T", "C", "U"), grants)
                .isAllowed());
    }

    @Test
    @DisplayName("A platform keeps its grants to itself (S13)")
    void a_platform_keeps_its_grants_to_itself() {
        AccessQuestion question = Questions.exact("a", "b", "T", "C", "U");

        assertFalse(decide(question, with(Grant.allow("elsewhere", "*", "*", GrantType.USER, "U")))
                .isAllowed());
        assertTrue(decide(question, with(Grant.allow("console", "*", "*", GrantType.USER, "U")))
                .isAllowed());
    }

    @Test
    void a_grant_ends_the_instant_it_expires() {
        AccessQuestion question = Questions.exact("a", "b", "T", "C", "U");

        assertFalse(decide(question, with(user("U", "", Effect.ALLOW, NOW))).isAllowed());
        assertTrue(decide(question, with(user("U", "", Effect.ALLOW, NOW.plusMillis(1))))
                .isAllowed());
        List<Grant> expiredDeny = with(user("*", "", Effect.ALLOW, null), user("U", "", Effect.DENY, NOW));
        assertTrue(decide(question, expiredDeny).isAllowed());
    }

    @Test
    void a_user_grant_bound_to_a_channel_counts_there_alone() {
        List<Grant> grants = with(user("U", "C", Effect.ALLOW, null));

        assertTrue(decide(Questions.exact("a", "b", "T", "C", "U"), grants).isAllowed());
        assertEquals("user", refusedTypes(decide(Questions.exact("a", "b", "T", "D", "U"), grants)));
        assertEquals("channel user", refusedTypes(decide(Questions.exact("a", "b", "T", "-", "U"), grants)));
    }

    @Test
    void a_group_stands_for_its_members() {
        List<Grant> grants = with(user("@ops", "", Effect.ALLOW, null));
        AccessQuestion question = Questions.exact("a", "b", "T", "C", "U");
        Memberships member = new Memberships(Map.of(GrantType.USER, Set.of("ops")));

        assertTrue(policy.decide(question, grants, member).isAllowed());
        assertFalse(policy.decide(question, grants, Memberships.none()).isAllowed());
        Memberships channelIsMember = new Memberships(Map.of(GrantType.CHANNEL, Set.of("ops")));
        assertFalse(policy.decide(question, grants, channelIsMember).isAllowed());
    }

    @Test
    void an_id_that_looks_like_a_group_is_not_its_member() {
        List<Grant> grants = with(user("@ops", "", Effect.ALLOW, null));

        assertFalse(decide(Questions.exact("a", "b", "T", "C", "@ops"), grants).isAllowed());
    }

    @Test
    void a_deny_refuses_whatever_else_matches() {
        Grant deny = user("U", "", Effect.DENY, null);
        List<Grant> grants = with(user("*", "", Effect.ALLOW, null), user("U", "", Effect.ALLOW, null), deny);

        Decision decision = decide(Questions.exact("a", "b", "T", "C", "U"), grants);

        Check check = decision.checks().get(2);
        assertEquals("user", refusedTypes(decision));
        assertTrue(check.isDenied());
        assertSame(deny, check.deciding());
        assertNull(check.opening());
        assertTrue(decide(Questions.exact("a", "b", "T", "C", "V"), grants).isAllowed());
    }

    @Test
    void a_deny_never_counts_for_help_or_for_being_reached() {
        List<Grant> grants = with(user("*", "", Effect.ALLOW, null), user("*", "", Effect.DENY, null));

        assertFalse(decide(Questions.exact("a", "b", "T", "C", "U"), grants).isAllowed());
        assertTrue(decide(Questions.of(Kind.COMMAND_HELP, "a", "", "T", "C", "U"), grants)
                .isAllowed());
        assertTrue(
                decide(Questions.of(Kind.REACH, "", "", "T", "C", "U"), grants).isAllowed());
    }

    @Test
    void a_deny_alone_reaches_nobody() {
        Decision decision =
                decide(Questions.of(Kind.REACH, "", "", "T", "C", "U"), with(user("U", "", Effect.DENY, null)));

        assertEquals("user", refusedTypes(decision));
    }

    @Test
    void being_reached_takes_some_grant_of_each_type_whatever_its_command() {
        assertTrue(decide(Questions.of(Kind.REACH, "x", "", "T202B88NN", "C1", "U1"), Grants.NETWORK)
                .isAllowed());
        assertEquals(
                "channel",
                refusedTypes(decide(Questions.of(Kind.REACH, "x", "", "T202B88NN", "C1", "U1"), Grants.CHANNELS)));
    }

    @Test
    void the_most_exact_grant_is_named_as_the_one_that_decided() {
        Grant exact = Grant.allow("console", "a", "b", GrantType.USER, "U");
        List<Grant> grants =
                with(user("*", "", Effect.ALLOW, null), exact, Grant.allow("*", "a", "*", GrantType.USER, "U"));

        assertSame(
                exact,
                decide(Questions.exact("a", "b", "T", "C", "U"), grants)
                        .checks()
                        .get(2)
                        .deciding());
    }

    @Test
    @DisplayName("A refusal names every failing type with its id and, where there is one, its name (F7)")
    void a_refusal_names_every_failing_type_with_its_id_and_name() {
        AccessQuestion question = new AccessQuestion(
                "console",
                "network",
                "redeploy",
                Kind.EXACT,
                Party.of("T1"),
                new Party("C1", "general"),
                new Party("U1", "Ada"),
                NOW);

        assertEquals(
                "Access to \"network redeploy\" is not permitted in organization T1 and in channel C1 (general)"
                        + " and by user U1 (Ada). Ask an administrator for an access grant.",
                decide(question, List.of()).refusalText());
        assertEquals(
                "Not permitted in organization T1, in channel C1 (general), by user U1 (Ada)",
                decide(question, List.of()).logDetails());
    }

    @Test
    void a_refusal_that_no_grant_would_turn_says_why() {
        String absent = decide(Questions.exact("a", "b", "T", "-", "U"), with(user("*", "", Effect.ALLOW, null)))
                .refusalText();
        String denied = decide(Questions.exact("a", "b", "T", "C", "U"), with(user("U", "", Effect.DENY, null)))
                .refusalText();

        assertEquals(
                "Access to \"a b\" is not permitted in channel unspecified."
                        + " The platform did not say which channel it is.",
                absent);
        assertEquals("Access to \"a b\" is not permitted by user U. A deny grant refuses this user.", denied);
        assertTrue(decide(Questions.of(Kind.REACH, "x", "", "", "C", "U"), List.of())
                .refusalText()
                .startsWith("Access to this bot is not permitted in organization with an empty ID and in channel C"));
    }

    @Test
    void a_year_later_the_same_grants_may_decide_otherwise() {
        List<Grant> grants = with(user("U", "", Effect.ALLOW, NOW.plus(Duration.ofDays(1))));
        AccessQuestion today = Questions.exact("a", "b", "T", "C", "U");
        AccessQuestion later = new AccessQuestion(
                today.platform(),
                "a",
                "b",
                Kind.EXACT,
                today.organization(),
                today.channel(),
                today.user(),
                NOW.plus(Duration.ofDays(365)));

        assertTrue(decide(today, grants).isAllowed());
        assertFalse(decide(later, grants).isAllowed());
    }

    private Decision decide(AccessQuestion question, List<Grant> grants) {
        return policy.decide(question, grants, Memberships.none());
    }

    /** These grants beside ones that open every organization and channel. */
    private static List<Grant> with(Grant... grants) {
        List<Grant> all = new ArrayList<>(Grants.STARS.subList(0, 2));
        all.addAll(List.of(grants));
        return all;
    }

    private static Grant user(String value, String channel, Effect effect, @Nullable Instant expiresAt) {
        return new Grant("*", "*", "*", GrantType.USER, "", value, channel, effect, expiresAt);
    }

    private static String refusedTypes(Decision decision) {
        return decision.refused().stream().map(check -> check.type().word()).collect(Collectors.joining(" "));
    }
}
