package dev.shipmate.plugins.msteams;

import dev.shipmate.spi.message.Block.Attachment;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Files that users were asked to take, until they do. In memory, so a restart forgets them; the oldest make room where there
 * are too many.
 */
final class PendingFiles {

    private static final long MOST_BYTES = 48L * 1024 * 1024;
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private long bytes;

    /** A file, for whom it is and where it was offered. */
    record Waiting(Attachment file, ReplyAddress address, Instant until) {}

    PendingFiles(Clock clock) {
        this.clock = clock;
    }

    /** Keeps a file and returns what it can be asked for with, once. */
    synchronized String keep(Attachment file, ReplyAddress address) {
        byte[] name = new byte[20];
        random.nextBytes(name);
        String nonce = HexFormat.of().formatHex(name);
        waiting.put(nonce, new Waiting(file, address, clock.instant().plus(LIFE)));
        bytes += file.content().length;
        Iterator<Waiting> oldest = waiting.values().iterator();
        while (oldest.hasNext()) {
            Waiting next = oldest.next();
            boolean isOver =
                    bytes > MOST_BYTES && waiting.size() > 1 || !clock.instant().isBefore(next.until());
            if (!isOver) {
                break;
            }
            bytes -= next.file().content().length;
            oldest.remove();
        }
        return nonce;
    }

    /** Takes a file, which is then gone; nothing if there is none for this user. */
    synchronized Optional<Waiting> take(String nonce, String user) {
        Waiting found = waiting.get(nonce);
        if (found == null || !found.address().user().equals(user)) {
            return Optional.empty();
        }
        waiting.remove(nonce);
        bytes -= found.file().content().length;
        return clock.instant().isBefore(found.until()) ? Optional.of(found) : Optional.empty();
    }
}
