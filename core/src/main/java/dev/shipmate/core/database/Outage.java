package dev.shipmate.core.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;

/**
 * That the database is gone or writes nothing, which passes: no mistake of whoever asked it.
 *
 * @param reason a clause for people, without an address
 */
public record Outage(String reason) {

    private static final Outage GONE = new Outage("the database does not answer");
    private static final Outage FULL = new Outage("no space is left on the disk of the database");
    private static final Outage CROWDED = new Outage("the database has no connection left");
    private static final Outage READ_ONLY = new Outage("the database cannot be written to");

    private static final Set<Integer> BROKEN_FILE = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2);

    /** Longer chains are of nobody's making. */
    private static final int DEEPEST = 50;

    /** Returns whether it is for want of space on the disk. */
    public boolean isFull() {
        return equals(FULL);
    }

    /** Returns a sentence for whoever asked for something that was not done. */
    public String sentence() {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1)
                + ". Nothing was changed. Try again when an administrator has seen to it.";
    }

    /** Returns the outage that an exception tells of, if it does. */
    public static Optional<Outage> of(Throwable thrown) {
        Optional<Outage> found = Optional.empty();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (saysFull(cause)) {
                return Optional.of(FULL);
            }
            if (found.isEmpty() && cause instanceof SQLException sql) {
                found = of(sql);
            } else if (isAsserted(cause)) {
                found = Optional.of(GONE);
            }
            cause = cause.getCause();
        }
        return found;
    }

    private static Optional<Outage> of(SQLException sql) {
        if (BROKEN_FILE.contains(sql.getErrorCode())) {
            return Optional.of(GONE);
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (state) {
            case "53100" -> Optional.of(FULL);
            case "53300" -> Optional.of(CROWDED);
            case "25006" -> Optional.of(READ_ONLY);
            case "57P01", "57P02", "57P03", "58030", "53000", "53200" -> Optional.of(GONE);
            default ->
                state.startsWith("08") || sql instanceof SQLTransientConnectionException
                        ? Optional.of(GONE)
                        : Optional.empty();
        };
    }

    /**
     * Whether H2 found that something is not as it should be. Where assertions are on, as in tests, it ends so what it ends with an
     * exception elsewhere: a transaction of a store that has closed itself.
     */
    static boolean isAsserted(Throwable thrown) {
        if (!(thrown instanceof AssertionError)) {
            return false;
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.h2.");
    }

    /** The embedded database tells it in the words of the operating system alone. */
    private static boolean saysFull(Throwable thrown) {
        return thrown instanceof IOException
                && String.valueOf(thrown.getMessage()).contains("No space left");
    }
}
