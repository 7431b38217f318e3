package dev.shipmate.core.access;

/** What is wrong with one field of something an administrator wrote, and what to write instead. */
public record FieldProblem(String field, String message) {

    @Override
    public String toString() {
        return field + ": " + message;
    }
}
