package dev.shipmate.core.access;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.database.TextRules;
import dev.shipmate.spi.message.Party;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Reads what a decision may depend on, by look-ups in indexes that stay so at a million grants.
 *
 * <p>Patterns are found by equality too: a grant for {@code get-*} matches {@code get-devices} because {@code get-*} is
 * one of that word's beginnings. {@link AccessPolicy} still decides; this only narrows down.
 */
public final class CandidateQuery {

    /** The values that a grant may hold for the caller: each ID, the wildcard, and the groups that the ID is in. */
    private static final String VALUES = """
            with party(grant_type, id) as (
                select * from unnest(cast(:types as varchar array), cast(:ids as varchar array))
            ), held(grant_type, value, by_group) as (
                select grant_type, id, false from party where id <> ''
                union all
                select grant_type, '*', false from party
                union all
                select party.grant_type, concat('@', g.name), true
                from party
                join access_group_member m on m.member_id = party.id
                join access_group g on g.id = m.group_id
                where g.platform in ('*', :platform) and party.id <> ''
            )
            """;

    /** The groups that an ID is in. */
    static final String GROUPS = """
            select m.member_id, g.name
            from access_group_member m
            join access_group g on g.id = m.group_id
            where m.member_id = any (?) and g.platform in ('*', ?)
            """;

    /** What holds for one of these values: columns of one index, which spares the read of each row. */
    static final String FOR_COMMAND = """
            select a.platform, a.command, a.subcommand, a.grant_type, a.name, a.value, a.channel, a.effect, a.expires_at
            from access_grant a
            where a.value = any (?) and a.command = any (?) and a.channel in ('', ?) and a.platform in ('*', ?)
              and (cast(? as boolean) or a.subcommand = any (?))
            """;

    /** For being reached one allowing grant per value is as good as a thousand. */
    static final String FOR_REACH = VALUES + """
            , reaching(id, by_group) as (
                select (
                    select a.id from access_grant a
                    where a.value = held.value and a.grant_type = held.grant_type
                      and a.channel in ('', :channel) and a.platform in ('*', :platform)
                      and a.effect = 'allow' and (a.expires_at is null or a.expires_at > :now)
                    fetch first 1 row only
                ), held.by_group
                from held
            )
            select a.*, reaching.by_group from reaching join access_grant a on a.id = reaching.id
            """;

    private final Jdbi jdbi;

    public CandidateQuery(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Candidates of(AccessQuestion question) {
        return jdbi.withHandle(handle -> of(handle, question));
    }

    Candidates of(Handle handle, AccessQuestion question) {
        return question.kind() == Kind.REACH ? reaching(handle, question) : aboutCommand(handle, question);
    }

    private static Candidates reaching(Handle handle, AccessQuestion question) {
        Map<GrantType, String> ids = ids(question);
        Map<GrantType, Set<String>> groups = new EnumMap<>(GrantType.class);
        List<Grant> grants = handle.createQuery(FOR_REACH)
                .bindArray(
                        "types",
                        String.class,
                        ids.keySet().stream().map(GrantType::word).toList())
                .bindArray("ids", String.class, List.copyOf(ids.values()))
                .bind("platform", question.platform())
                .bind("channel", channel(question))
                .bind("now", question.now())
                .map((row, context) -> {
                    Grant grant = GrantRow.grant(row);
                    // only where the join says so: an ID that begins with an @ is a member of nothing
                    if (row.getBoolean("by_group")) {
                        groups.computeIfAbsent(grant.type(), type -> new HashSet<>())
                                .add(grant.value().substring(Grant.GROUP_SIGN.length()));
                    }
                    return grant;
                })
                .list();
        return new Candidates(grants, new Memberships(groups));
    }

    /**
     * Every command asks this. In two plain statements, by hand: the embedded database keeps no other ones prepared, and names
     * and mappers take five times as long as the look-ups themselves.
     */
    private static Candidates aboutCommand(Handle handle, AccessQuestion question) {
        try {
            Memberships memberships = memberships(handle.getConnection(), question);
            Set<String> values = new LinkedHashSet<>(ids(question).values());
            values.remove("");
            values.add(Grant.ANY);
            memberships.groups().values().forEach(names -> names.forEach(name -> values.add(Grant.GROUP_SIGN + name)));
            return new Candidates(grants(handle.getConnection(), question, values), memberships);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException("the grants cannot be read", e, null);
        }
    }

    private static Memberships memberships(Connection connection, AccessQuestion question) throws SQLException {
        Map<GrantType, String> ids = ids(question);
        ids.values().removeIf(String::isEmpty);
        Map<GrantType, Set<String>> groups = new EnumMap<>(GrantType.class);
        try (PreparedStatement statement = connection.prepareStatement(GROUPS)) {
            statement.setArray(1, array(statement, ids.values()));
            statement.setString(2, TextRules.storable(question.platform()));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String member = found.getString(1);
                    String name = found.getString(2);
                    ids.forEach((type, id) -> {
                        if (TextRules.storable(id).equals(member)) {
                            groups.computeIfAbsent(type, fresh -> new HashSet<>())
                                    .add(name);
                        }
                    });
                }
            }
        }
        return new Memberships(groups);
    }

    private static List<Grant> grants(Connection connection, AccessQuestion question, Set<String> values)
            throws SQLException {
        boolean isAny =
                question.kind() == Kind.COMMAND_HELP || question.subcommand().isEmpty();
        List<Grant> grants = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FOR_COMMAND)) {
            statement.setArray(1, array(statement, values));
            statement.setArray(2, array(statement, patterns(question.command())));
            statement.setString(3, TextRules.storable(channel(question)));
            statement.setString(4, TextRules.storable(question.platform()));
            statement.setBoolean(5, isAny);
            statement.setArray(6, array(statement, patterns(question.subcommand())));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    grants.add(GrantRow.grant(found));
                }
            }
        }
        return grants;
    }

    private static Array array(PreparedStatement statement, Collection<String> texts) throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(
                        "varchar", texts.stream().map(TextRules::storable).toArray());
    }

    /** Those of the caller's IDs that there are, empty ones too. */
    private static Map<GrantType, String> ids(AccessQuestion question) {
        Map<GrantType, String> ids = new EnumMap<>(GrantType.class);
        for (GrantType type : GrantType.values()) {
            Party party = question.party(type);
            if (party != null) {
                ids.put(type, party.id());
            }
        }
        return ids;
    }

    private static String channel(AccessQuestion question) {
        return question.channel() == null ? "" : question.channel().id();
    }

    /** The word itself and each of its beginnings with a *, the empty one being the wildcard. */
    private static List<String> patterns(String word) {
        int longest = Math.min(word.length(), FieldRules.LONGEST_WORD - 1);
        Stream<String> beginnings =
                Stream.iterate(0, i -> i <= longest, i -> i + 1).map(i -> word.substring(0, i) + Grant.ANY);
        return Stream.concat(Stream.of(word), beginnings).distinct().toList();
    }
}
