package dev.shipmate.core.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a row that is there already from every other reason why a statement failed. */
public final class UniqueViolation {

    /** The standard's code, which both databases use. */
    private static final String STATE = "23505";

    private UniqueViolation() {}

    public static boolean caused(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
