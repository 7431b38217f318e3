package dev.shipmate.core.access;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.database.TextRules;
import dev.shipmate.spi.message.Party;
import java.sql.Array;
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
 * Reads what a decision may depend on, in one statement that stays an index look-up at a million grants.
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

    private static final String ABOUT_COMMAND = """
            a.command = any (?) and a.channel in ('', ?) and a.platform in ('*', ?)
              and (cast(? as boolean) or a.subcommand = any (?))
            """;

    /** What holds for an ID or for all, and what holds for a group that an ID is in. */
    static final String FOR_COMMAND = """
            select a.*, '' as member
            from access_grant a
            where a.value = any (?) and
            """ + ABOUT_COMMAND + """
            union all
            select a.*, m.member_id
            from access_group_member m
            join access_group g on g.id = m.group_id
            join access_grant a on a.value = concat('@', g.name)
            where m.member_id = any (?) and g.platform in ('*', ?) and
            """ + ABOUT_COMMAND;

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
        List<Row> rows = question.kind() == Kind.REACH ? reaching(handle, question) : aboutCommand(handle, question);
        Map<GrantType, Set<String>> groups = new EnumMap<>(GrantType.class);
        for (Row row : rows) {
            if (row.isByGroup) {
                groups.computeIfAbsent(row.grant.type(), type -> new HashSet<>())
                        .add(row.grant.value().substring(Grant.GROUP_SIGN.length()));
            }
        }
        return new Candidates(rows.stream().map(Row::grant).toList(), new Memberships(groups));
    }

    /** By group only where the join says so: an ID that begins with an @ is a member of nothing. */
    private record Row(Grant grant, boolean isByGroup) {}

    private static List<Row> reaching(Handle handle, AccessQuestion question) {
        Map<GrantType, String> ids = ids(question);
        return handle.createQuery(FOR_REACH)
                .bindArray(
                        "types",
                        String.class,
                        ids.keySet().stream().map(GrantType::word).toList())
                .bindArray("ids", String.class, List.copyOf(ids.values()))
                .bind("platform", question.platform())
                .bind("channel", channel(question))
                .bind("now", question.now())
                .map((row, context) -> new Row(GrantRow.grant(row), row.getBoolean("by_group")))
                .list();
    }

    /** Every command asks this; by hand, for that takes a sixth of the time that it takes with names and mappers. */
    private static List<Row> aboutCommand(Handle handle, AccessQuestion question) {
        Map<GrantType, String> ids = ids(question);
        Set<String> present = new LinkedHashSet<>(ids.values());
        present.remove("");
        Set<String> values = new LinkedHashSet<>(present);
        values.add(Grant.ANY);
        try (PreparedStatement statement = handle.getConnection().prepareStatement(FOR_COMMAND)) {
            statement.setArray(1, array(statement, values));
            bind(statement, 2, question);
            statement.setArray(7, array(statement, present));
            statement.setString(8, TextRules.storable(question.platform()));
            bind(statement, 9, question);
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Grant grant = GrantRow.grant(found);
                    String member = found.getString("member");
                    if (member.isEmpty() || member.equals(TextRules.storable(ids.getOrDefault(grant.type(), "")))) {
                        rows.add(new Row(grant, !member.isEmpty()));
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException("the grants cannot be read", e, null);
        }
    }

    private static void bind(PreparedStatement statement, int from, AccessQuestion question) throws SQLException {
        boolean isAny =
                question.kind() == Kind.COMMAND_HELP || question.subcommand().isEmpty();
        statement.setArray(from, array(statement, patterns(question.command())));
        statement.setString(from + 1, TextRules.storable(channel(question)));
        statement.setString(from + 2, TextRules.storable(question.platform()));
        statement.setBoolean(from + 3, isAny);
        statement.setArray(from + 4, array(statement, patterns(question.subcommand())));
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
