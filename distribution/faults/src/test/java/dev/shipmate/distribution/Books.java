package dev.shipmate.distribution;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what was acknowledged with what the database, the ledger and the stand-in hold, and names what does not agree. */
final class Books {

    private final Load load;
    private final GrantWriter grants;
    private final Ledger ledger;
    private final Map<String, List<String>> said = new HashMap<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final Map<String, Integer> statuses = new TreeMap<>();
    private int repeats;

    Books(Load load, GrantWriter grants, Ledger ledger, List<SlackStandIn.Call> calls) {
        this.load = load;
        this.grants = grants;
        this.ledger = ledger;
        for (SlackStandIn.Call call : calls) {
            said.computeIfAbsent(call.channel(), fresh -> new ArrayList<>()).add(call.text());
        }
    }

    /** Returns those whose users heard nothing at all. */
    Set<String> unheard(Set<String> ids) {
        Set<String> left = new TreeSet<>(ids);
        left.removeIf(id -> said.containsKey(Load.channel(id)));
        return left;
    }

    void compare(Tables tables) throws SQLException {
        compareCommands(tables.logged());
        tables.unfinished().forEach(each -> others.add("left undone: delivery " + each));
        compareGrants(new HashSet<>(tables.grants()), tables.changes());
        load.surprises().forEach(each -> others.add("unexpected: " + each));
        grants.surprises().forEach(each -> others.add("unexpected: " + each));
    }

    boolean areRight() {
        return lost.isEmpty() && doubled.isEmpty() && unanswered.isEmpty() && changes.isEmpty() && others.isEmpty();
    }

    /** The figures, in one line. */
    String line() {
        return "acknowledged " + load.acknowledged().size() + ", lost " + lost.size() + ", doubled " + doubled.size()
                + ", replies missing " + unanswered.size() + ", grants acknowledged "
                + grants.written().size() + ", grants or changes wrong " + changes.size() + ", other faults "
                + others.size() + " (" + statuses + ", requests without an answer " + load.unanswered()
                + ", replies sent again " + repeats + ")";
    }

    /** What does not agree, a line each. */
    List<String> offenders() {
        List<String> all = new ArrayList<>(lost);
        all.addAll(doubled);
        all.addAll(unanswered);
        all.addAll(changes);
        all.addAll(others);
        return all;
    }

    private void compareCommands(List<Tables.Logged> rows) {
        Map<String, Long> runs = ledger.runs();
        Map<String, Tables.Logged> logged = new HashMap<>();
        for (Tables.Logged row : rows) {
            if (logged.put(row.id(), row) != null) {
                doubled.add("doubled: " + row.id() + " is in the log more than once");
            }
            statuses.merge(row.status().isEmpty() ? "running" : row.status(), 1, Integer::sum);
        }
        runs.forEach((id, times) -> {
            if (times > 1) {
                doubled.add("doubled: " + id + " ran " + times + " times");
            }
            if (!logged.containsKey(id)) {
                lost.add("lost: " + id + " ran and is not in the log");
            }
        });
        for (String id : load.acknowledged()) {
            if (!logged.containsKey(id)) {
                lost.add("lost: " + id + " was acknowledged and is not in the log; its user heard " + heard(id));
            }
        }
        logged.values().forEach(row -> compare(row, runs.getOrDefault(row.id(), 0L)));
    }

    private void compare(Tables.Logged row, long runs) {
        List<String> heard = heard(row.id());
        String wanted = switch (row.status()) {
            case "succeeded" -> Ledger.reply(row.id());
            case "interrupted" -> "while this was running";
            default -> "";
        };
        long told = heard.stream().filter(text -> text.contains(wanted)).count();
        repeats += (int) Math.max(0, told - 1);
        if (row.status().isEmpty()) {
            lost.add("lost: " + row.id() + " has no final status");
        } else if (told == 0) {
            unanswered.add("reply missing: " + row.id() + " " + row.status() + ", its user heard " + heard);
        }
        if (row.status().equals("succeeded") && runs == 0) {
            others.add("never ran: " + row.id() + " is logged as succeeded");
        }
    }

    private void compareGrants(Set<String> there, List<Tables.Changed> log) {
        Map<String, Integer> created = new TreeMap<>();
        Map<String, Integer> deleted = new TreeMap<>();
        for (Tables.Changed change : log) {
            (change.action().equals("delete") ? deleted : created).merge(change.value(), 1, Integer::sum);
        }
        for (String value : grants.written()) {
            if (!created.containsKey(value)) {
                changes.add("grant missing: " + value + " was acknowledged and is not in the change log");
            }
        }
        for (String value : grants.deleted()) {
            if (!deleted.containsKey(value)) {
                changes.add(
                        "grant missing: the deletion of " + value + " was acknowledged and is not in the change log");
            }
        }
        Set<String> all = new TreeSet<>(there);
        all.addAll(created.keySet());
        for (String value : all) {
            int expected = created.getOrDefault(value, 0) - deleted.getOrDefault(value, 0);
            if (created.getOrDefault(value, 0) != 1 || expected != (there.contains(value) ? 1 : 0)) {
                changes.add("grant wrong: " + value + " was created " + created.getOrDefault(value, 0) + " and deleted "
                        + deleted.getOrDefault(value, 0) + " times, and is " + (there.contains(value) ? "" : "not ")
                        + "there");
            }
            int request = value.lastIndexOf("-g");
            if (request > 0 && !created.keySet().containsAll(siblings(value))) {
                changes.add("half-applied: " + value + " was created without the others of its request");
            }
        }
    }

    private static List<String> siblings(String value) {
        String request = value.substring(0, value.lastIndexOf('-'));
        return List.of(request + "-a", request + "-b", request + "-c");
    }

    private List<String> heard(String id) {
        return said.getOrDefault(Load.channel(id), List.of());
    }
}
