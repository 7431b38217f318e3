package dev.shipmate.core.talk;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who types in the lab, over HTTP, and reads what comes back. */
public final class User {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HostBox box;
    private final String organization;
    private final String channel;
    private final String user;
    private int told;
    private int asked;

    public User(HostBox box, String organization, String channel, String user) {
        this.box = box;
        this.organization = organization;
        this.channel = channel;
        this.user = user;
        this.told = box.lab.sent.size();
        this.asked = box.lab.asked.size();
    }

    /** Types a line. */
    public User says(String line) {
        assertEquals(200, posts(UUID.randomUUID().toString(), line));
        return this;
    }

    /** Posts a line with this delivery id and returns the status. */
    public int posts(String delivery, String line) {
        return post("line", String.join("\n", delivery, organization, channel, user, line), "open sesame")
                .statusCode();
    }

    public HttpResponse<String> post(String path, String body, String secret) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + box.host.port() + "/api/plugins/chatops/lab/" + path + "/"))
                            .header("X-Lab-Secret", secret)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the next message, which holds these words, and returns it. */
    public Message isTold(String words) {
        int next = told++;
        await().atMost(PATIENCE).until(() -> box.lab.sent.size() > next);
        Message message = box.lab.sent.get(next).message();
        String text = PlainText.of(message);
        assertTrue(text.contains(words), () -> "\"" + words + "\" is not in: " + text);
        return message;
    }

    /** Reads the next question, whose first text holds these words, and returns it. */
    public Prompt isAsked(String words) {
        int next = asked++;
        await().atMost(PATIENCE).until(() -> box.lab.asked.size() > next);
        Prompt prompt = box.lab.asked.get(next);
        String text = prompt.questions().get(0).text();
        assertTrue(text.contains(words), () -> "\"" + words + "\" is not in: " + text);
        return prompt;
    }

    public User answers(Prompt prompt, Map<String, String> values) {
        return gives(new Inbound.Answer(id(), origin(), prompt.token(), values, new MessageRef("prompt")));
    }

    public User cancels(Prompt prompt, @Nullable MessageRef message) {
        return gives(new Inbound.Dismissal(id(), origin(), prompt.token(), message));
    }

    public User opens(Prompt prompt) {
        return gives(new Inbound.Opening(id(), origin(), prompt.token(), null));
    }

    /** Types a line that comes over the connection and not as a request. */
    public User types(String line) {
        return gives(new Inbound.Line(id(), origin(), line));
    }

    /** Lets the platform say that there is something to learn, which is this line. */
    public User rings(String line) {
        return gives(new Inbound.Notice(id(), origin(), line));
    }

    private User gives(Inbound inbound) {
        box.lab.inbox().accept(inbound);
        return this;
    }

    public Origin origin() {
        return origin(organization, channel, user);
    }

    static Origin origin(String organization, String channel, String user) {
        return new Origin("lab", party(organization), party(channel), party(user), "here");
    }

    private static @Nullable Party party(String id) {
        return id.equals("-") ? null : Party.of(id);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
