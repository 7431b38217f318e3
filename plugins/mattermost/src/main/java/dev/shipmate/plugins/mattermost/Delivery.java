package dev.shipmate.plugins.mattermost;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Span;
import dev.shipmate.spi.platform.PlatformException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings one message to its reader: in the channel and thread where it was asked for; where the bot is not, or may not
 * whisper, through the response address; and if that is gone, in a direct message. What broke off goes on where it was, so
 * that nothing is said twice. Used by one thread at a time.
 */
final class Delivery {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

    /** A way to post. */
    @FunctionalInterface
    private interface Route {
        SentMessage post(Post post) throws MattermostRefusal;
    }

    private final Service service;
    private final ReplyAddress address;
    private final boolean isPrivate;
    private final List<Part> left;
    private final List<Route> routes = new ArrayList<>();
    private boolean isDirect;
    private int route;
    private @Nullable SentMessage first;
    private @Nullable String directChannel;

    Delivery(Service service, ReplyAddress address, boolean isPrivate, List<Part> parts) {
        this.service = service;
        this.address = address;
        this.isPrivate = isPrivate;
        this.left = new ArrayList<>(parts);
    }

    /** Does all that is left of it and returns what can be changed later: the first post. */
    SentMessage deliver() {
        if (routes.isEmpty()) {
            findRoutes();
        }
        while (!left.isEmpty()) {
            Part part = left.get(0);
            if (part instanceof Part.Posted posted) {
                posted(posted.post());
            } else if (part instanceof Part.Uploaded upload && !isUploaded(upload)) {
                left.addAll(1, upload.instead().stream().map(Part.Posted::new).toList());
            }
            left.remove(0);
        }
        return first == null ? SentMessage.fleeting() : first;
    }

    private void findRoutes() {
        String channel = address.channel();
        String user = address.user();
        isDirect = isDirect();
        if (channel != null && (isDirect || !isPrivate)) {
            routes.add(post -> kept(channel, address.root(), post));
        } else if (channel != null && user != null) {
            routes.add(post -> whispered(channel, user, post));
        }
        address.freshResponseUrl(service.clock().instant())
                .filter(url -> channel != null)
                .ifPresent(url -> routes.add(post -> {
                    Place place = new Place(String.valueOf(channel), false);
                    service.responseUrl().post(url, isPrivate, post.in(place));
                    return SentMessage.fleeting();
                }));
        if (user != null) {
            routes.add(post -> kept(direct(user), null, post));
        }
    }

    private boolean isDirect() {
        if (!ReplyAddress.isDirect(address.channelName())) {
            return false;
        }
        try {
            return address.isDirectWith(service.bot().get());
        } catch (MattermostRefusal e) {
            LOG.log(Level.WARNING, e.getMessage());
            return false;
        }
    }

    private SentMessage kept(String channel, @Nullable String root, Post post) throws MattermostRefusal {
        JsonObject content = post.in(new Place(channel, isDirect || channel.equals(directChannel)));
        try {
            return new SentMessage(service.client().post(channel, root, content));
        } catch (MattermostRefusal e) {
            if (root == null || !e.isAboutThread()) {
                throw e;
            }
            return new SentMessage(service.client().post(channel, null, content));
        }
    }

    private SentMessage whispered(String channel, String user, Post post) throws MattermostRefusal {
        if (!service.ephemeralRight().isLikely()) {
            throw new MattermostRefusal("a post for one user", 403, "");
        }
        try {
            service.client().postEphemeral(channel, address.root(), user, post.in(new Place(channel, false)));
            return SentMessage.fleeting();
        } catch (MattermostRefusal e) {
            if (e.isForbidden()) {
                service.ephemeralRight().refused();
            }
            throw e;
        }
    }

    private void posted(Post post) {
        PlatformException why = PlatformException.refused("there is neither a channel nor a user to answer to");
        while (route < routes.size()) {
            try {
                SentMessage sent = routes.get(route).post(post);
                first = first == null ? sent : first;
                return;
            } catch (MattermostRefusal e) {
                LOG.log(Level.DEBUG, "{0}: trying another way to answer", e.getMessage());
                why = e.asFinal();
                route++;
            }
        }
        throw why;
    }

    /** A file cannot be shown to one user alone: it goes into the direct messages. */
    private boolean isUploaded(Part.Uploaded upload) {
        String user = address.user();
        String channel = address.channel();
        try {
            if (isDirect || !isPrivate && channel != null && route == 0) {
                SentMessage sent = file(String.valueOf(channel), address.root(), upload);
                first = first == null ? sent : first;
                return true;
            }
            if (isPrivate && user != null) {
                file(direct(user), null, upload);
                boolean isThere = route == routes.size() - 1;
                if (!isThere) {
                    left.add(1, new Part.Posted(Post.text(note(upload))));
                }
                return true;
            }
        } catch (MattermostRefusal e) {
            LOG.log(Level.WARNING, "{0}: sending text instead of a file", e.getMessage());
        }
        return false;
    }

    private SentMessage file(String channel, @Nullable String root, Part.Uploaded upload) throws MattermostRefusal {
        JsonArray ids = new JsonArray();
        ids.add(service.client().upload(channel, upload.file()));
        return kept(channel, root, place -> {
            JsonObject post = new JsonObject();
            post.addProperty("message", Markdown.of(Span.bold(upload.title())));
            post.add("file_ids", ids);
            return post;
        });
    }

    private static String note(Part.Uploaded upload) {
        return Markdown.of(Span.bold(upload.title())) + " is in your direct messages with me.";
    }

    private String direct(String user) throws MattermostRefusal {
        if (directChannel == null) {
            directChannel = service.client().direct(service.bot().get(), user);
        }
        return directChannel;
    }
}
