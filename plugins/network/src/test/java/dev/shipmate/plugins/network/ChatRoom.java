package dev.shipmate.plugins.network;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Inbox;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.Prompt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** One room in which people talk with a real host. */
final class ChatRoom implements Plugin, ChatPlatform {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Inbox> inbox = new CompletableFuture<>();
    private final AtomicInteger deliveries = new AtomicInteger();
    private volatile String token = "";

    /** Says a line. */
    void says(String user, String line) throws Exception {
        inbox.get(20, TimeUnit.SECONDS).accept(new Inbound.Line(delivery(), origin(user), line));
    }

    /** Answers the last question. */
    void answers(String user, String parameter, String value) throws Exception {
        inbox.get(20, TimeUnit.SECONDS)
                .accept(new Inbound.Answer(delivery(), origin(user), token, Map.of(parameter, value), null));
    }

    /** Waits for what the host says or asks next. */
    String hears() throws InterruptedException {
        String next = heard.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the host says nothing");
        }
        return next;
    }

    /** Waits for words among what the host says or asks, such as progress. */
    void hearsUntil(String words) throws InterruptedException {
        StringBuilder before = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            String next = hears();
            if (next.contains(words)) {
                return;
            }
            before.append(next).append("\n");
        }
        throw new AssertionError(before + " is not " + words);
    }

    @Override
    public String name() {
        return "room";
    }

    @Override
    public List<ChatPlatform> platforms(PluginContext context) {
        return List.of(this);
    }

    @Override
    public Limits limits() {
        return Limits.of(100, 1_000).withEdits().withConnection();
    }

    @Override
    public void connect(Inbox given) throws InterruptedException {
        inbox.complete(given);
        new CountDownLatch(1).await();
    }

    @Override
    public MessageRef send(Origin origin, Message message) {
        heard.add(PlainText.of(message));
        return new MessageRef("m");
    }

    @Override
    public void ask(Origin origin, Prompt prompt) {
        token = prompt.token();
        heard.add(prompt.questions().stream()
                .map(question -> question.name() + "? " + question.text() + " "
                        + question.choices().stream().map(Choice::value).collect(Collectors.joining("/"))
                        + question.problem())
                .collect(Collectors.joining("\n")));
    }

    @Override
    public void close() {}

    private String delivery() {
        return "d" + deliveries.incrementAndGet();
    }

    private static Origin origin(String user) {
        return new Origin("room", Party.of("o1"), Party.of("c1"), new Party(user, user), "");
    }
}
