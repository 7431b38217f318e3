package dev.shipmate.distribution.micro;

import dev.shipmate.core.access.AccessQuestion;
import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.core.database.Database;
import dev.shipmate.spi.message.Party;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Grants for one organization, for a channel in a thousand, and for users: each question is opened by three of them. */
final class GrantCrowd {

    private static final int BATCH = 5_000;
    private static final int USERS_PER_CHANNEL = 1_000;

    private final int grants;

    /** Makes one of so many grants, at least 3. */
    GrantCrowd(int grants) {
        this.grants = grants;
    }

    /** Writes them, if they are not there. */
    void fill(Database database) {
        database.jdbi().useHandle(handle -> {
            int there = handle.createQuery("select count(*) from access_grant")
                    .mapTo(Integer.class)
                    .one();
            if (there < grants) {
                handle.useTransaction(open -> open.execute("delete from access_grant"));
                for (int from = 0; from < grants; from += BATCH) {
                    int begin = from;
                    handle.useTransaction(open -> insert(open, begin, Math.min(begin + BATCH, grants)));
                }
            }
        });
    }

    /** Returns a question about one of the users and one of the channels. */
    AccessQuestion question(Random random) {
        return new AccessQuestion(
                "slack",
                "network",
                "status",
                Kind.EXACT,
                party("T1"),
                party("C" + random.nextInt(channels())),
                party("U" + random.nextInt(grants - 1 - channels())),
                Instant.EPOCH);
    }

    private int channels() {
        return Math.max(1, grants / USERS_PER_CHANNEL);
    }

    private static Party party(String id) {
        return new Party(id, "");
    }

    private void insert(Handle handle, int from, int to) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into access_grant (id, platform, command, subcommand, grant_type, value, created, last_updated)
                values (:id, 'slack', 'network', 'status', :type, :value, :now, :now)
                """);
        for (int i = from; i < to; i++) {
            boolean isChannel = i > 0 && i <= channels();
            batch.bind("id", UUID.randomUUID())
                    .bind("type", i == 0 ? "organization" : isChannel ? "channel" : "user")
                    .bind("value", i == 0 ? "T1" : isChannel ? "C" + (i - 1) : "U" + (i - 1 - channels()))
                    .bind("now", Instant.EPOCH)
                    .add();
        }
        batch.execute();
    }
}
