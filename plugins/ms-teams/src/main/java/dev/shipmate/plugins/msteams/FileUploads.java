package dev.shipmate.plugins.msteams;

import com.google.gson.JsonObject;
import dev.shipmate.spi.platform.PlatformException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Uploads the files that users agreed to take. Their answers wait here for the platform's own thread, because Teams wants
 * to be answered at once.
 */
final class FileUploads {

    private static final System.Logger LOG = System.getLogger(FileUploads.class.getName());
    private static final int MOST_WAITING = 200;

    private final PendingFiles files;
    private final Connector connector;
    private final AllowedHosts hosts;
    private final Clock clock;
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>(MOST_WAITING);

    FileUploads(PendingFiles files, Connector connector, AllowedHosts hosts, Clock clock) {
        this.files = files;
        this.connector = connector;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Takes what a user answered; one too many is dropped, and the user can press again. */
    void answered(JsonObject activity) {
        if (!answers.offer(activity)) {
            LOG.log(Level.WARNING, "{0} files wait to be uploaded: one more answer is dropped", MOST_WAITING);
        }
    }

    /** Uploads what there is to upload, for about this long. */
    void work(Duration length) throws InterruptedException {
        long end = clock.millis() + length.toMillis();
        for (long left = length.toMillis(); left > 0; left = end - clock.millis()) {
            JsonObject answer = answers.poll(left, TimeUnit.MILLISECONDS);
            if (answer == null) {
                return;
            }
            try {
                upload(answer);
            } catch (PlatformException e) {
                LOG.log(Level.WARNING, "a file was not handed over: {0}", e.getMessage());
            }
        }
    }

    private void upload(JsonObject activity) {
        JsonObject value = TeamsJson.object(activity, "value");
        String user = TeamsJson.text(activity, "from", "id");
        Optional<PendingFiles.Waiting> found = files.take(TeamsJson.text(value, "context", "file"), user);
        boolean isAccepted = TeamsJson.text(value, "action").equals("accept");
        if (found.isEmpty()) {
            if (isAccepted) {
                LOG.log(Level.INFO, "a file was asked for that is not kept any more");
            }
            return;
        }
        ReplyAddress address = found.get().address();
        String card = TeamsJson.text(activity, "replyToId");
        if (isAccepted) {
            JsonObject info = TeamsJson.object(value, "uploadInfo");
            URI to = hosts.allowed(TeamsJson.text(info, "uploadUrl"))
                    .orElseThrow(() -> PlatformException.refused("its upload address is at no host that is allowed"));
            if (hosts.allowed(TeamsJson.text(info, "contentUrl")).isEmpty()) {
                throw PlatformException.refused("its address is at no host that is allowed");
            }
            connector.upload(to, found.get().file().content());
            connector.send(address, FileCards.uploaded(info));
        }
        if (!card.isEmpty()) {
            connector.delete(address, new SentActivity(address.conversation(), card));
        }
    }
}
