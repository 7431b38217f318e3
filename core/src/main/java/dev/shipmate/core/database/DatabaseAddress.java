package dev.shipmate.core.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the database is and how to sign in: the settings {@code database_url}, {@code _user} and {@code _password}. */
public record DatabaseAddress(String url, String user, String password) {

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String FILE = "file:";
    /** What H2 keeps elsewhere or in another way; one letter is a drive. */
    private static final Pattern OTHER_PLACE = Pattern.compile("[a-zA-Z0-9]{2,}:");

    private static final Pattern WRITE_DELAY = Pattern.compile("(?i);WRITE_DELAY=([^;]*)");

    /** What H2 needs to keep our promises; each may be overridden in the URL. */
    private static final List<String> OPTIONS = List.of(
            // The room of commits that newer ones replace is used again; until then those are on the disk, see
            // EmbeddedStore.
            "RETENTION_TIME=5000",
            // The host closes the database itself, after the last running command has written its outcome.
            "DB_CLOSE_ON_EXIT=FALSE",
            // One SQL for both databases.
            "MODE=PostgreSQL",
            "DATABASE_TO_LOWER=TRUE",
            "DEFAULT_NULL_ORDERING=HIGH",
            "NON_KEYWORDS=VALUE",
            // A command takes more than the 8 statements that a connection would keep prepared.
            "QUERY_CACHE_SIZE=32",
            // Messages are text of a few thousand characters: they stay in their row.
            "MAX_LENGTH_INPLACE_LOB=16384");

    /** The embedded database of a host's data folder. */
    public static DatabaseAddress embedded(Path dataFolder) {
        return new DatabaseAddress(H2 + FILE + dataFolder.toAbsolutePath().resolve("shipmate"), "shipmate", "");
    }

    /** A database of its own that is gone when it is closed. */
    public static DatabaseAddress inMemory() {
        return new DatabaseAddress(H2 + "mem:" + UUID.randomUUID(), "shipmate", "");
    }

    /** Whether it is a server, which several hosts may share; else it is a file, which one host keeps for itself. */
    public boolean isShared() {
        return url.startsWith(POSTGRESQL);
    }

    /** The URL with our options, after a check that we can serve it. */
    String completeUrl() {
        if (isShared()) {
            return url;
        }
        if (!url.startsWith(H2)) {
            throw new DatabaseException("database_url must begin with jdbc:postgresql: or jdbc:h2:."
                    + " Remove the setting to use the embedded database in the data folder.");
        }
        String upper = url.toUpperCase(Locale.ROOT);
        StringBuilder complete = new StringBuilder(H2 + uninterruptible(url.substring(H2.length())));
        for (String option : OPTIONS) {
            String name = ";" + option.substring(0, option.indexOf('=') + 1);
            if (!upper.contains(name)) {
                complete.append(';').append(option);
            }
        }
        Matcher delay = WRITE_DELAY.matcher(complete);
        if (delay.find() && !delay.group(1).equals("0")) {
            throw new DatabaseException("database_url: WRITE_DELAY must be 0, or a killed host forgets commands."
                    + " Remove it from the URL.");
        }
        // each new connection would have H2 write by itself again, see StoreWriter
        return delay.replaceAll("");
    }

    /** Has a file read and written in a way that interrupted threads cannot disturb. */
    private static String uninterruptible(String place) {
        String file = place.startsWith(FILE) ? place.substring(FILE.length()) : place;
        return OTHER_PLACE.matcher(file).lookingAt() ? file : PlainFilePath.SCHEME + ":" + file;
    }

    /** The URL without its options, which may hold a password, for messages. */
    String shortUrl() {
        int options = url.indexOf(isShared() ? '?' : ';');
        return options < 0 ? url : url.substring(0, options);
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + shortUrl() + "]";
    }
}
