package dev.shipmate.plugins.webex;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.plugins.webex.WebexHttp.Answer;
import dev.shipmate.plugins.webex.WebexHttp.Content;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.platform.PlatformException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls the methods of Webex's API that are needed here. */
final class WebexClient {

    private static final String CARD = "application/vnd.microsoft.card.adaptive";
    private static final int MOST_PAGES = 20;

    private final WebexHttp http;
    private final WebexAddresses addresses;

    WebexClient(WebexHttp http, WebexAddresses addresses) {
        this.http = http;
        this.addresses = addresses;
    }

    /** Reads the bot itself. */
    JsonObject me() throws WebexRefusal {
        return get("people/me", addresses.of("people/me"));
    }

    JsonObject person(String id) throws WebexRefusal {
        return get("people", addresses.of("people", id));
    }

    JsonObject room(String id) throws WebexRefusal {
        return get("rooms", addresses.of("rooms", id));
    }

    JsonObject message(String id) throws WebexRefusal {
        return get("messages", addresses.of("messages", id));
    }

    /** Reads what was entered in a card whose button was pressed. */
    JsonObject cardAction(String id) throws WebexRefusal {
        return get("attachment/actions", addresses.of("attachment/actions", id));
    }

    /** Reads all pages of a list, such as {@code rooms?type=group}. */
    List<JsonObject> all(String list) throws WebexRefusal {
        List<JsonObject> items = new ArrayList<>();
        Optional<URI> page = Optional.of(addresses.of(list));
        for (int pages = 0; page.isPresent(); pages++) {
            if (pages == MOST_PAGES) {
                throw PlatformException.refused("Webex lists more than can be looked through: " + list);
            }
            Answer answer = http.send("a list", "GET", page.get(), Content.none());
            items.addAll(WebexJson.objects(answer.body(), "items"));
            page = addresses.next(answer.link());
        }
        return items;
    }

    /** Posts a message of text alone, which can be edited. */
    SentMessage post(Destination to, String markdown) throws WebexRefusal {
        return post(body(to, markdown), false);
    }

    /** Posts a message with a card. */
    SentMessage postCard(Destination to, String markdown, JsonObject card) throws WebexRefusal {
        JsonObject attachment = new JsonObject();
        attachment.addProperty("contentType", CARD);
        attachment.add("content", card);
        JsonArray attachments = new JsonArray();
        attachments.add(attachment);
        JsonObject body = body(to, markdown);
        body.add("attachments", attachments);
        return post(body, true);
    }

    /** Posts a message with a file that Webex fetches from an address of the internet. */
    SentMessage postLinked(Destination to, String markdown, URI file) throws WebexRefusal {
        JsonArray files = new JsonArray();
        files.add(file.toString());
        JsonObject body = body(to, markdown);
        body.add("files", files);
        return post(body, true);
    }

    /** Posts a message with a file. */
    SentMessage upload(Destination to, String markdown, Block.Attachment file) throws WebexRefusal {
        Map<String, String> texts = new LinkedHashMap<>(to.fields());
        texts.put("markdown", markdown);
        return sent(http.send("messages", "POST", addresses.of("messages"), Multipart.of(texts, file)), true);
    }

    /** Puts other text into a message. */
    void edit(SentMessage message, String markdown) throws WebexRefusal {
        JsonObject body = new JsonObject();
        body.addProperty("roomId", message.room());
        body.addProperty("markdown", markdown);
        http.send("an edit", "PUT", addresses.of("messages", message.id()), Content.json(body));
    }

    void delete(SentMessage message) throws WebexRefusal {
        http.send("a deletion", "DELETE", addresses.of("messages", message.id()), Content.none());
    }

    void createWebhook(JsonObject webhook) throws WebexRefusal {
        http.send("webhooks", "POST", addresses.of("webhooks"), Content.json(webhook));
    }

    void updateWebhook(String id, JsonObject changes) throws WebexRefusal {
        http.send("webhooks", "PUT", addresses.of("webhooks", id), Content.json(changes));
    }

    void deleteWebhook(String id) throws WebexRefusal {
        http.send("webhooks", "DELETE", addresses.of("webhooks", id), Content.none());
    }

    private JsonObject get(String call, URI address) throws WebexRefusal {
        return http.send(call, "GET", address, Content.none()).body();
    }

    private SentMessage post(JsonObject body, boolean isFixed) throws WebexRefusal {
        return sent(http.send("messages", "POST", addresses.of("messages"), Content.json(body)), isFixed);
    }

    private static SentMessage sent(Answer answer, boolean isFixed) {
        return new SentMessage(WebexJson.text(answer.body(), "roomId"), WebexJson.text(answer.body(), "id"), isFixed);
    }

    private static JsonObject body(Destination to, String markdown) {
        JsonObject body = new JsonObject();
        to.fields().forEach(body::addProperty);
        body.addProperty("markdown", markdown);
        return body;
    }
}
