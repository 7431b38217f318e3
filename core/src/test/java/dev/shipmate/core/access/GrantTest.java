package dev.shipmate.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {

    private static final Map<String, String> GOOD =
            Map.of("command", "network", "subcommand", "get-*", "grant_type", "user", "name", "Ada", "value", "U1");

    @Test
    void what_is_not_set_has_its_default() {
        assertEquals(
                new Grant("*", "network", "get-*", GrantType.USER, "Ada", "U1", "", Effect.ALLOW, null),
                GrantFields.read(GOOD));
    }

    @Test
    void fields_and_grant_are_each_others_reverse() {
        Grant grant = new Grant(
                "console",
                "network",
                "status",
                GrantType.USER,
                "Ada, the \"first\"",
                "@ops",
                "C1",
                Effect.DENY,
                Instant.parse("2030-01-01T00:00:00.123456Z"));

        assertEquals(grant, GrantFields.read(GrantFields.of(grant)));
    }

    @Test
    void blanks_around_a_field_are_not_part_of_it() {
        assertEquals(
                Grant.allow("*", "a", "b", GrantType.CHANNEL, "C1"),
                Grant.allow("  ", " a", "b ", GrantType.CHANNEL, "\tC1 "));
    }

    @Test
    void the_wildcard_command_stands_with_the_wildcard_subcommand_alone() {
        assertEquals(
                List.of(new FieldProblem(
                        "subcommand", "Must be * when the command is *. Write * here, or name the command.")),
                problems(changed("command", "*")));
    }

    @ParameterizedTest
    @CsvSource({
        "platform, Console",
        "platform, my-platform",
        "platform, con*",
        "command, ''",
        "command, two words",
        "command, *net",
        "command, n*t",
        "command, net**",
        "subcommand, ''",
        "subcommand, get-*-all",
        "grant_type, team",
        "grant_type, ''",
        "value, ''",
        "value, @",
        "value, U*",
        "channel, *",
        "channel, @ops",
        "effect, forbid",
        "expires_at, tomorrow",
        "expires_at, 2030-01-01",
        "expires_at, +12030-01-01T00:00:00Z",
        "expires_at, 1969-01-01T00:00:00Z"
    })
    void a_mistake_is_told_by_the_name_of_its_field(String field, String value) {
        List<FieldProblem> problems = problems(changed(field, value));

        assertTrue(problems.stream().anyMatch(problem -> problem.field().equals(field)), problems.toString());
    }

    @ParameterizedTest
    @CsvSource({"platform", "command", "subcommand", "name", "value", "channel"})
    void text_that_is_too_long_or_not_plain_is_refused(String field) {
        assertEquals(field, problems(changed(field, "x".repeat(256))).get(0).field());
        assertEquals(field, problems(changed(field, "a\0b")).get(0).field());
        assertEquals(field, problems(changed(field, "a\nb")).get(0).field());
    }

    @Test
    void only_a_user_grant_can_be_bound_to_a_channel() {
        Map<String, String> fields = changed("channel", "C1");
        fields.put("grant_type", "organization");

        assertEquals("channel", problems(fields).get(0).field());
    }

    @Test
    void all_mistakes_are_told_at_once() {
        InvalidGrantException refusal = assertThrows(
                InvalidGrantException.class,
                () -> GrantFields.read(Map.of("grant_type", "team", "effect", "no", "expires_at", "never")));

        assertEquals(
                List.of("grant_type", "effect", "expires_at", "command", "subcommand", "value"),
                refusal.problems().stream().map(FieldProblem::field).toList());
    }

    @Test
    void a_summary_reads_like_a_sentence() {
        assertEquals(
                "deny network status for user U1 (Ada) on console in channel C1 until 2030-01-01T00:00:00Z",
                new Grant(
                                "console",
                                "network",
                                "status",
                                GrantType.USER,
                                "Ada",
                                "U1",
                                "C1",
                                Effect.DENY,
                                Instant.parse("2030-01-01T00:00:00Z"))
                        .summary());
    }

    private static Map<String, String> changed(String field, String value) {
        Map<String, String> fields = new HashMap<>(GOOD);
        fields.put(field, value);
        return fields;
    }

    private static List<FieldProblem> problems(Map<String, String> fields) {
        return assertThrows(InvalidGrantException.class, () -> GrantFields.read(fields))
                .problems();
    }
}
