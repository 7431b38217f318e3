package dev.shipmate.plugins.msteams;

import com.google.gson.JsonObject;
import dev.shipmate.plugins.cards.CardMessage;
import dev.shipmate.plugins.cards.Cards;
import dev.shipmate.spi.message.Block.Attachment;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.platform.PlatformException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings one message to its reader: what is private into the user's own conversation, with a note where it was asked for;
 * files too, for they can be handed over there alone. Used once, by one thread.
 */
final class TeamsDelivery {

    private static final System.Logger LOG = System.getLogger(TeamsDelivery.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_PAUSES = 3;

    /** Waits; a test does not. */
    @FunctionalInterface
    interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    private final Connector connector;
    private final Personal personal;
    private final PendingFiles files;
    private final Pause pause;
    private final ReplyAddress asked;
    private @Nullable SentActivity first;

    TeamsDelivery(Connector connector, Personal personal, PendingFiles files, Pause pause, ReplyAddress asked) {
        this.connector = connector;
        this.personal = personal;
        this.files = files;
        this.pause = pause;
        this.asked = asked;
    }

    /** Does all of it and returns what can be changed later: the first message. */
    SentActivity deliver(Message message, Cards cards) {
        ReplyAddress where = message.isPrivate() ? own() : asked;
        CardMessage made = cards.of(message.blocks());
        for (JsonObject card : made.cards()) {
            post(where, Activity.card(card, made.fallbackText()));
        }
        hand(where, made.files());
        if (message.isPrivate() && !asked.isPersonal() && personal.isNoteDue(asked)) {
            note(asked, asked.userName() + ", the answer is in our own conversation.");
        }
        return first == null ? new SentActivity(where.conversation(), "") : first;
    }

    private ReplyAddress own() {
        try {
            return personal.of(asked);
        } catch (PlatformException e) {
            if (e.isFinal()) {
                post(
                        asked,
                        Activity.plain(asked.userName() + ", the answer is for you alone, and I cannot write to you:"
                                + " add this app for yourself under Apps in Teams, then ask again."));
            }
            throw e;
        }
    }

    private void hand(ReplyAddress where, List<Attachment> all) {
        List<String> elsewhere = new ArrayList<>();
        for (Attachment file : all) {
            if (FileCards.isPicture(file)) {
                post(where, FileCards.picture(file));
            } else {
                ReplyAddress own = personal.of(where);
                post(own, FileCards.consent(file, files.keep(file, own)));
                elsewhere.add(file.name());
            }
        }
        if (!elsewhere.isEmpty() && !where.isPersonal()) {
            note(
                    where,
                    where.userName() + ", " + String.join(", ", elsewhere) + (elsewhere.size() == 1 ? " is" : " are")
                            + " in our own conversation.");
        }
    }

    /** What it tells of was delivered: a note that was not must not let it be said again. */
    private void note(ReplyAddress where, String words) {
        try {
            post(where, Activity.plain(words));
        } catch (PlatformException e) {
            LOG.log(Level.INFO, "a note was not delivered: {0}", e.getMessage());
        }
    }

    private void post(ReplyAddress where, JsonObject activity) {
        for (int pauses = 0; ; pauses++) {
            try {
                String id = connector.send(where, activity);
                first = first == null ? new SentActivity(where.conversation(), id) : first;
                return;
            } catch (PlatformException e) {
                Duration delay = e.delay().orElse(LONGEST_PAUSE.plusSeconds(1));
                if (first == null || pauses == MOST_PAUSES || delay.compareTo(LONGEST_PAUSE) > 0) {
                    throw e;
                }
                waitFor(delay);
            }
        }
    }

    /** Once something was posted, waits out a rate limit itself: the host would begin anew and say it twice. */
    private void waitFor(Duration delay) {
        try {
            pause.of(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.passing("interrupted while Microsoft wants fewer calls", e);
        }
    }
}
