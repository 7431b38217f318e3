package dev.shipmate.core.reply;

import dev.shipmate.core.log.Metrics;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledPlatform;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.PlatformException;
import dev.shipmate.spi.platform.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is said to users goes through here, in order within a channel. */
public final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final Supplier<Catalog> catalog;
    private final Metrics metrics;
    private final Lanes lanes;
    private final boolean isAllPrivate;
    private final boolean removesPrompts;

    /**
     * Makes one.
     *
     * @param isAllPrivate whether every message is for the asker's eyes alone
     * @param removesPrompts whether a prompt is removed once it was answered, instead of showing the answer
     */
    public Replies(
            Supplier<Catalog> catalog,
            Metrics metrics,
            ScheduledExecutorService timer,
            boolean isAllPrivate,
            boolean removesPrompts) {
        this.catalog = catalog;
        this.metrics = metrics;
        this.lanes = new Lanes(timer);
        this.isAllPrivate = isAllPrivate;
        this.removesPrompts = removesPrompts;
    }

    /** Sends a message; {@code delivered} learns what became of it. */
    public void send(Origin origin, Message message, Consumer<Fate> delivered) {
        Message sent = masked(message);
        enqueue(origin, action(sent), (platform, where) -> platform.send(where, sent), delivered);
    }

    /** Says in a channel what nobody there has asked for; it answers nobody, so it is never for one user alone. */
    public void announce(Origin channel, Message message, Consumer<Fate> delivered) {
        enqueue(channel, action(message), (platform, where) -> platform.send(where, message), delivered);
    }

    /** Sends a message on the way. */
    public void say(Origin origin, Message message) {
        send(origin, message, delivered -> {});
    }

    /** Asks; {@code delivered} learns what became of it. */
    public void ask(Origin origin, Prompt prompt, Consumer<Fate> delivered) {
        enqueue(origin, "prompt", (platform, where) -> platform.ask(where, prompt), delivered);
    }

    /** Opens a form whose questions follow, if the platform still allows it; else nothing is shown. */
    public void tryAsk(Origin origin, Prompt empty) {
        enqueue(origin, "prompt", attempt((platform, where) -> platform.ask(where, empty)), delivered -> {});
    }

    /** Puts the questions into a form that {@link #tryAsk} opened, or asks them anew where it is not open. */
    public void fill(Origin origin, Prompt prompt, Consumer<Fate> delivered) {
        enqueue(
                origin,
                "prompt",
                (platform, where) -> {
                    try {
                        platform.updatePrompt(where, prompt);
                    } catch (PlatformException e) {
                        if (!e.isFinal()) {
                            throw e;
                        }
                        platform.ask(where, prompt);
                    }
                },
                delivered);
    }

    /** Says in a form that {@link #tryAsk} opened that nothing follows. */
    public void abandonForm(Origin origin, Prompt empty) {
        enqueue(origin, "prompt", attempt((platform, where) -> platform.updatePrompt(where, empty)), delivered -> {});
    }

    /** Shows a sign that a command is at work, if it still is when the platform can be reached. */
    public void busy(Origin origin, BooleanSupplier isAtWork) {
        enqueue(
                origin,
                "busy",
                attempt((platform, where) -> {
                    if (isAtWork.getAsBoolean()) {
                        platform.busy(where);
                    }
                }),
                delivered -> {});
    }

    /** Closes the message of a prompt that was answered or cancelled: removes it, or puts these words in its place, if any. */
    public void close(Origin origin, MessageRef prompt, String words) {
        boolean edits = hasEdits(origin) && !removesPrompts && !words.isEmpty();
        Message closed = Message.of(words).privately();
        enqueue(
                origin,
                "prompt",
                (platform, where) -> {
                    if (edits) {
                        platform.update(where, prompt, closed);
                    } else {
                        platform.remove(where, prompt);
                    }
                },
                delivered -> {});
    }

    /** Returns a message that can change. */
    public LiveMessage live(Origin origin) {
        return new LiveMessage(this, origin);
    }

    /** Returns whether the platform can edit messages. */
    public boolean hasEdits(Origin origin) {
        return platform(origin)
                .map(platform -> platform.platform().limits().hasEdits())
                .orElse(false);
    }

    /** Returns whether the platform of an origin is there. */
    public boolean isReachable(Origin origin) {
        return platform(origin).isPresent();
    }

    /** Returns whether something still waits to be sent. */
    public boolean isIdle() {
        return lanes.isIdle();
    }

    void enqueue(Origin origin, String action, BiConsumer<ChatPlatform, Origin> call, Consumer<Fate> delivered) {
        lanes.add(new Lanes.Key(origin.platform(), origin.channelId()), new Lanes.Job() {
            @Override
            public Optional<InstalledPlatform> platform() {
                return Replies.this.platform(origin);
            }

            @Override
            public void call(ChatPlatform platform) {
                long begin = System.nanoTime();
                call.accept(platform, origin);
                metrics.backend(origin.platform(), action, Duration.ofNanos(System.nanoTime() - begin));
            }

            @Override
            public void ended(Fate fate) {
                delivered.accept(fate);
            }
        });
    }

    /** What is worth one try only. */
    private static BiConsumer<ChatPlatform, Origin> attempt(BiConsumer<ChatPlatform, Origin> call) {
        return (platform, where) -> {
            try {
                call.accept(platform, where);
            } catch (PlatformException e) {
                LOG.debug("{} did not take it: {}", platform.name(), e.getMessage());
            }
        };
    }

    Message masked(Message message) {
        return isAllPrivate ? message.privately() : message;
    }

    private Optional<InstalledPlatform> platform(Origin origin) {
        return catalog.get().platform(origin.platform());
    }

    private static String action(Message message) {
        boolean isLarge = message.blocks().stream()
                .anyMatch(block -> block instanceof Block.Table || block instanceof Block.Snippet);
        return isLarge ? "send_snippet" : message.blocks().size() == 1 ? "send_markdown" : "send_blocks";
    }
}
