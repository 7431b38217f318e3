package dev.shipmate.core.database;

/** A filter on a field that there is not, or with a value that the field cannot have. */
public final class InvalidFilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidFilterException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
