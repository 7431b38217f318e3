package dev.shipmate.plugins.slack;

import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.PlatformException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings one message to its reader: in the conversation where it was asked for; where the bot is not, through the
 * response address; and if that is gone, in a direct message. Used once, by one thread.
 */
final class SlackDelivery {

    private static final System.Logger LOG = System.getLogger(SlackDelivery.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_PAUSES = 3;

    /** Waits; a test does not. */
    @FunctionalInterface
    interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    /** A way to post. */
    @FunctionalInterface
    private interface Route {
        SentMessage post(Post post) throws SlackRefusal;
    }

    private final SlackClient client;
    private final Pause pause;
    private final ReplyAddress address;
    private final boolean isPrivate;
    private final List<Route> routes = new ArrayList<>();
    private int route;
    private @Nullable SentMessage first;
    private @Nullable String directChannel;

    SlackDelivery(
            SlackClient client,
            SlackResponseUrl responseUrl,
            Pause pause,
            ReplyAddress address,
            boolean isPrivate,
            Instant now) {
        this.client = client;
        this.pause = pause;
        this.address = address;
        this.isPrivate = isPrivate;
        String channel = address.channel();
        String user = address.user();
        if (channel != null && isPrivate && user != null) {
            routes.add(post -> {
                client.postEphemeral(channel, user, address.thread(), post);
                return SentMessage.fleeting();
            });
        } else if (channel != null && !isPrivate) {
            routes.add(post -> client.postMessage(channel, address.thread(), post));
        }
        address.freshResponseUrl(now)
                .ifPresent(url -> routes.add(post -> {
                    responseUrl.post(url, isPrivate, address.thread(), post);
                    return SentMessage.fleeting();
                }));
        if (user != null) {
            routes.add(post -> client.postMessage(direct(user), null, post));
        }
    }

    /** Does all of it and returns what can be changed later: the first post. */
    SentMessage deliver(List<Part> parts) {
        for (Part part : parts) {
            if (part instanceof Part.Posted posted) {
                post(posted.post());
            } else if (part instanceof Part.Uploaded uploaded) {
                upload(uploaded);
            }
        }
        return first == null ? SentMessage.fleeting() : first;
    }

    private void post(Post post) {
        SentMessage sent = patiently(() -> tried(post));
        first = first == null ? sent : first;
    }

    private SentMessage tried(Post post) {
        Post left = post;
        PlatformException why = PlatformException.refused("there is neither a channel nor a user to answer to");
        while (route < routes.size()) {
            try {
                return routes.get(route).post(left);
            } catch (SlackRefusal e) {
                if (left.hasPictures() && e.isAboutBlocks()) {
                    left = left.withoutPictures();
                    continue;
                }
                why = e.asFinal();
                if (!e.isUnreachable()) {
                    break;
                }
                LOG.log(Level.DEBUG, "{0}: trying another way to answer", e.getMessage());
                route++;
            }
        }
        route = 0;
        throw why;
    }

    private void upload(Part.Uploaded upload) {
        boolean isDone = patiently(() -> uploaded(upload));
        if (!isDone) {
            upload.instead().forEach(this::post);
        } else if (isPrivate) {
            post(note(upload));
        } else {
            first = first == null ? SentMessage.fleeting() : first;
        }
    }

    /** A file cannot be shown to one user alone: it goes into the direct messages. */
    private boolean uploaded(Part.Uploaded upload) {
        try {
            String user = address.user();
            String channel = address.channel();
            if (isPrivate && user != null) {
                client.upload(direct(user), null, upload.file(), upload.title());
                return true;
            }
            if (!isPrivate && channel != null && route == 0) {
                client.upload(channel, address.thread(), upload.file(), upload.title());
                return true;
            }
        } catch (SlackRefusal e) {
            LOG.log(Level.WARNING, "{0}: sending text instead of a file", e.getMessage());
        }
        return false;
    }

    private static Post note(Part.Uploaded upload) {
        List<Span> words = List.of(Span.bold(upload.title()), Span.plain(" is in your direct messages with me."));
        return new Post(
                Mrkdwn.escaped(upload.title() + " is in your direct messages with me."), Sections.blocks(words));
    }

    private String direct(String user) throws SlackRefusal {
        if (directChannel == null) {
            directChannel = client.openConversation(user);
        }
        return directChannel;
    }

    private interface Step<T> {
        T done();
    }

    /** Once something was posted, waits out a rate limit itself: the host would begin anew and say it twice. */
    private <T> T patiently(Step<T> step) {
        for (int pauses = 0; ; pauses++) {
            try {
                return step.done();
            } catch (PlatformException e) {
                Duration delay = e.delay().orElse(LONGEST_PAUSE.plusSeconds(1));
                if (first == null || pauses == MOST_PAUSES || delay.compareTo(LONGEST_PAUSE) > 0) {
                    throw e;
                }
                waitFor(delay);
            }
        }
    }

    private void waitFor(Duration delay) {
        try {
            pause.of(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.passing("interrupted while Slack wants fewer calls", e);
        }
    }
}
