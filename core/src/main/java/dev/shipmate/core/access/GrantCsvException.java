package dev.shipmate.core.access;

import java.util.List;
import java.util.stream.Collectors;

/** A file of grants with mistakes in it. Every one is told, with its line; nothing was imported. */
public final class GrantCsvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    GrantCsvException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** A mistake and the line that it begins on, counted from one. */
    public record Problem(int line, String message) {

        @Override
        public String toString() {
            return "line " + line + ": " + message;
        }
    }
}
