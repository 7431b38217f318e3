package dev.shipmate.core.access;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.spi.message.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

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

    static final String FOR_COMMAND = VALUES + """
            , word(command) as (select * from unnest(cast(:commands as varchar array)))
            select a.*, held.by_group
            from held
            cross join word
            join access_grant a
              on a.value = held.value and a.command = word.command and a.grant_type = held.grant_type
            where a.channel in ('', :channel) and a.platform in ('*', :platform)
              and (:any or a.subcommand = any (cast(:subcommands as varchar array)))
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
        List<Row> rows = rows(handle, question);
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
    private record Row(Grant grant, boolean isByGroup) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(GrantRow.grant(row), row.getBoolean("by_group"));
        }
    }

    private static List<Row> rows(Handle handle, AccessQuestion question) {
        List<String> types = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (GrantType type : GrantType.values()) {
            Party party = question.party(type);
            if (party != null) {
                types.add(type.word());
                ids.add(party.id());
            }
        }
        boolean isReach = question.kind() == Kind.REACH;
        var query = handle.createQuery(isReach ? FOR_REACH : FOR_COMMAND)
                .bindArray("types", String.class, types)
                .bindArray("ids", String.class, ids)
                .bind("platform", question.platform())
                .bind(
                        "channel",
                        question.channel() == null ? "" : question.channel().id());
        if (isReach) {
            query.bind("now", question.now());
        } else {
            query.bindArray("commands", String.class, patterns(question.command()))
                    .bindArray("subcommands", String.class, patterns(question.subcommand()))
                    .bind(
                            "any",
                            question.kind() == Kind.COMMAND_HELP
                                    || question.subcommand().isEmpty());
        }
        return query.map((row, context) -> Row.of(row)).list();
    }

    /** The word itself and each of its beginnings with a *, the empty one being the wildcard. */
    private static List<String> patterns(String word) {
        int longest = Math.min(word.length(), FieldRules.LONGEST_WORD - 1);
        Stream<String> beginnings =
                Stream.iterate(0, i -> i <= longest, i -> i + 1).map(i -> word.substring(0, i) + Grant.ANY);
        return Stream.concat(Stream.of(word), beginnings).distinct().toList();
    }
}
