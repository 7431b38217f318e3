package dev.shipmate.plugins.mattermost;

import com.google.gson.JsonObject;

/** What one call can post; a question is sealed for the place where it is shown. */
@FunctionalInterface
interface Post {

    /** Returns {@code message} and, for questions, {@code props} with attachments. */
    JsonObject in(Place place);

    /** Returns a post of Markdown, which is the same everywhere. */
    static Post text(String markdown) {
        return place -> {
            JsonObject post = new JsonObject();
            post.addProperty("message", markdown);
            return post;
        };
    }
}
