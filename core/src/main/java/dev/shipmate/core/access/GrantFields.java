package dev.shipmate.core.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A grant as named texts and back: what forms, REST, the command line and CSV files hold. */
public final class GrantFields {

    /** Every field, in the order of the columns. */
    public static final List<String> NAMES = List.of(
            "platform", "command", "subcommand", "grant_type", "name", "value", "channel", "effect", "expires_at");

    private GrantFields() {}

    /** A field that is missing is as good as an empty one. All problems are told at once. */
    public static Grant read(Map<String, String> fields) {
        List<FieldProblem> problems = new ArrayList<>();
        GrantType type = type(field(fields, "grant_type"), problems);
        Effect effect = effect(field(fields, "effect"), problems);
        Instant expiresAt = instant(field(fields, "expires_at"), problems);
        try {
            Grant grant = new Grant(
                    field(fields, "platform"),
                    field(fields, "command"),
                    field(fields, "subcommand"),
                    type,
                    field(fields, "name"),
                    field(fields, "value"),
                    field(fields, "channel"),
                    effect,
                    expiresAt);
            if (problems.isEmpty()) {
                return grant;
            }
        } catch (InvalidGrantException e) {
            problems.addAll(e.problems());
        }
        throw new InvalidGrantException(problems);
    }

    /** The fields by name, in order; "" for what is not set. */
    public static Map<String, String> of(Grant grant) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("platform", grant.platform());
        fields.put("command", grant.command());
        fields.put("subcommand", grant.subcommand());
        fields.put("grant_type", grant.type().word());
        fields.put("name", grant.name());
        fields.put("value", grant.value());
        fields.put("channel", grant.channel());
        fields.put("effect", grant.effect().word());
        fields.put(
                "expires_at", grant.expiresAt() == null ? "" : grant.expiresAt().toString());
        return fields;
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** Any type will do once a problem is noted: the grant is then only made to find its other problems. */
    private static GrantType type(String word, List<FieldProblem> problems) {
        return GrantType.of(word).orElseGet(() -> {
            problems.add(new FieldProblem("grant_type", "Must be organization, channel or user."));
            return GrantType.USER;
        });
    }

    private static Effect effect(String word, List<FieldProblem> problems) {
        return Effect.of(word.isEmpty() ? "allow" : word).orElseGet(() -> {
            problems.add(new FieldProblem("effect", "Must be allow or deny; empty means allow."));
            return Effect.ALLOW;
        });
    }

    private static @Nullable Instant instant(String text, List<FieldProblem> problems) {
        try {
            return text.isEmpty()
                    ? null
                    : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeParseException e) {
            problems.add(new FieldProblem(
                    "expires_at", "Must be a date and time with its offset, as in 2030-12-31T18:00:00Z, or empty."));
            return null;
        }
    }
}
