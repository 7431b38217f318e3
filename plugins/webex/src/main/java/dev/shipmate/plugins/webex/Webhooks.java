package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import java.net.URI;
import java.security.MessageDigest;
import java.util.List;

/**
 * Keeps the two webhooks by which Webex calls this host: makes what is missing, revives what Webex switched off, corrects
 * what has changed, and removes what is there twice.
 */
final class Webhooks {

    private static final String NAME = "shipmate ";
    private static final List<String> RESOURCES = List.of("messages", "attachmentActions");

    private final WebexClient client;
    private final String target;
    private final String secret;

    Webhooks(WebexClient client, URI publicUri, String secret) {
        String base = publicUri.toString();
        this.client = client;
        this.target =
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/api/plugins/chatops/webex/";
        this.secret = secret;
    }

    void repair() throws WebexRefusal {
        List<JsonObject> all = client.all("webhooks?max=100");
        for (String resource : RESOURCES) {
            repair(resource, all.stream().filter(hook -> isOurs(hook, resource)).toList());
        }
    }

    private void repair(String resource, List<JsonObject> ours) throws WebexRefusal {
        boolean isKept = false;
        for (JsonObject hook : ours) {
            String id = WebexJson.text(hook, "id");
            // without a secret nothing is signed, with a filter not all is told, and Webex changes neither later
            boolean isUnfit = WebexJson.text(hook, "secret").isEmpty()
                    || !WebexJson.text(hook, "filter").isEmpty();
            if (isKept || isUnfit) {
                client.deleteWebhook(id);
            } else {
                isKept = true;
                if (!isRight(hook, resource)) {
                    JsonObject changes = wanted(resource);
                    changes.remove("resource");
                    changes.remove("event");
                    changes.addProperty("status", "active");
                    client.updateWebhook(id, changes);
                }
            }
        }
        if (!isKept) {
            client.createWebhook(wanted(resource));
        }
    }

    private boolean isOurs(JsonObject hook, String resource) {
        return WebexJson.text(hook, "resource").equals(resource)
                && WebexJson.text(hook, "event").equals("created")
                && (WebexJson.text(hook, "name").equals(NAME + resource)
                        || WebexJson.text(hook, "targetUrl").equals(target));
    }

    private boolean isRight(JsonObject hook, String resource) {
        return WebexJson.text(hook, "targetUrl").equals(target)
                && WebexJson.text(hook, "status").equals("active")
                && WebexJson.text(hook, "name").equals(NAME + resource)
                && MessageDigest.isEqual(WebexJson.text(hook, "secret").getBytes(UTF_8), secret.getBytes(UTF_8));
    }

    private JsonObject wanted(String resource) {
        JsonObject hook = new JsonObject();
        hook.addProperty("name", NAME + resource);
        hook.addProperty("targetUrl", target);
        hook.addProperty("resource", resource);
        hook.addProperty("event", "created");
        hook.addProperty("secret", secret);
        return hook;
    }
}
