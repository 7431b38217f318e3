package dev.shipmate.plugins.msteams;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Block.Attachment;
import java.util.Base64;
import java.util.List;

/** Makes the messages about files: a picture in the message itself, the question whether to take one, and where it went. */
final class FileCards {

    private static final int LARGEST_PICTURE = 1024 * 1024;
    private static final List<String> PICTURES = List.of("image/png", "image/jpeg", "image/gif");

    private FileCards() {}

    /** Returns whether a file can stand in a message. */
    static boolean isPicture(Attachment file) {
        return PICTURES.contains(file.mediaType()) && file.content().length <= LARGEST_PICTURE;
    }

    /** Returns a message that shows a picture. */
    static JsonObject picture(Attachment file) {
        JsonObject attachment = new JsonObject();
        attachment.addProperty("contentType", file.mediaType());
        attachment.addProperty(
                "contentUrl",
                "data:" + file.mediaType() + ";base64," + Base64.getEncoder().encodeToString(file.content()));
        attachment.addProperty("name", name(file));
        return message(attachment);
    }

    /** Returns a message that asks whether to take a file, which works in a user's own conversation alone. */
    static JsonObject consent(Attachment file, String nonce) {
        JsonObject context = new JsonObject();
        context.addProperty("file", nonce);
        JsonObject content = new JsonObject();
        content.addProperty("description", "A file from Shipmate");
        content.addProperty("sizeInBytes", file.content().length);
        content.add("acceptContext", context);
        content.add("declineContext", context);
        JsonObject attachment = new JsonObject();
        attachment.addProperty("contentType", "application/vnd.microsoft.teams.card.file.consent");
        attachment.addProperty("name", name(file));
        attachment.add("content", content);
        return message(attachment);
    }

    /** Returns a message that shows where a file is that was uploaded. */
    static JsonObject uploaded(JsonObject uploadInfo) {
        JsonObject content = new JsonObject();
        content.addProperty("uniqueId", TeamsJson.text(uploadInfo, "uniqueId"));
        content.addProperty("fileType", TeamsJson.text(uploadInfo, "fileType"));
        JsonObject attachment = new JsonObject();
        attachment.addProperty("contentType", "application/vnd.microsoft.teams.card.file.info");
        attachment.addProperty("contentUrl", TeamsJson.text(uploadInfo, "contentUrl"));
        attachment.addProperty("name", TeamsJson.text(uploadInfo, "name"));
        attachment.add("content", content);
        return message(attachment);
    }

    /** A name with a colon makes Teams fail without a word. */
    private static String name(Attachment file) {
        return file.name().replaceAll("[:/\\\\*?\"<>|]", "_");
    }

    private static JsonObject message(JsonObject attachment) {
        JsonArray attachments = new JsonArray();
        attachments.add(attachment);
        JsonObject message = new JsonObject();
        message.addProperty("type", "message");
        message.add("attachments", attachments);
        return message;
    }
}
