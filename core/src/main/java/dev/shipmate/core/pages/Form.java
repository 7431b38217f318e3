package dev.shipmate.core.pages;

import dev.shipmate.core.access.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What stands in a form, and what is wrong with it.
 *
 * @param problem what is wrong with the whole; "" for nothing
 * @param problems what is wrong with single fields
 */
public record Form(Map<String, String> values, String problem, Map<String, String> problems) {

    public Form {
        values = Map.copyOf(values);
        problems = Map.copyOf(problems);
    }

    static Form of(Map<String, String> values) {
        return new Form(values, "", Map.of());
    }

    static Form sent(Visit visit, List<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, visit.field(name)));
        return of(values);
    }

    Form with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Form(more, problem, problems);
    }

    Form wrong(String message) {
        return new Form(values, message, problems);
    }

    Form wrong(List<FieldProblem> wrong) {
        Map<String, String> told = wrong.stream()
                .collect(Collectors.toMap(FieldProblem::field, FieldProblem::message, (one, two) -> one + " " + two));
        return new Form(values, "", told);
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean hasProblem(String name) {
        return problems.containsKey(name);
    }

    public String problem(String name) {
        return problems.getOrDefault(name, "");
    }

    /** Whether anything is wrong that no field shows. */
    public boolean isWrong() {
        return !problem.isEmpty();
    }
}
