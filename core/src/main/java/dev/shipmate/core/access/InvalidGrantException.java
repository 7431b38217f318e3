package dev.shipmate.core.access;

import java.util.List;
import java.util.stream.Collectors;

/** A grant or group that cannot be kept as written. Every problem is named, not the first alone. */
public final class InvalidGrantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    InvalidGrantException(List<FieldProblem> problems) {
        super(problems.stream().map(FieldProblem::toString).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
