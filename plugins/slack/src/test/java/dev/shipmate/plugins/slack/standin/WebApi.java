package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Answers the methods of the Web API, and refuses what Slack refuses. */
final class WebApi {

    private final Workspace workspace;
    private final String uploads;

    WebApi(Workspace workspace, String uploads) {
        this.workspace = workspace;
        this.uploads = uploads;
    }

    JsonObject answer(String method, JsonObject arguments) {
        return switch (method) {
            case "auth.test" -> ok("user_id", Workspace.BOT);
            case "chat.postMessage" -> postMessage(arguments);
            case "chat.postEphemeral" -> postEphemeral(arguments);
            case "chat.update" -> update(arguments);
            case "chat.delete" -> delete(arguments);
            case "views.open" -> openView(arguments);
            case "conversations.open" -> openConversation(arguments);
            case "files.getUploadURLExternal" -> uploadUrl(arguments);
            case "files.completeUploadExternal" -> completeUpload(arguments);
            default -> refusal("unknown_method");
        };
    }

    /** Returns why Slack would not take text and blocks; empty if it would. */
    static String badContent(JsonObject arguments) {
        JsonArray blocks = arguments.get("blocks") instanceof JsonArray array ? array : new JsonArray();
        if (text(arguments, "text").isBlank() && blocks.isEmpty()) {
            return "no_text";
        }
        if (text(arguments, "text").length() > 40_000) {
            return "msg_too_long";
        }
        List<String> problems = BlockKitRules.ofMessage(blocks);
        if (!problems.isEmpty()) {
            return "invalid_blocks";
        }
        return BlockKitRules.length(blocks) > BlockKitRules.LONGEST_MESSAGE ? "msg_blocks_too_long" : "";
    }

    static JsonObject refusal(String error) {
        JsonObject answer = new JsonObject();
        answer.addProperty("ok", false);
        answer.addProperty("error", error);
        return answer;
    }

    static JsonObject ok() {
        JsonObject answer = new JsonObject();
        answer.addProperty("ok", true);
        return answer;
    }

    private static JsonObject ok(String name, String value) {
        JsonObject answer = ok();
        answer.addProperty(name, value);
        return answer;
    }

    private JsonObject postMessage(JsonObject arguments) {
        String asked = text(arguments, "channel");
        String channel = workspace.isUser(asked) ? workspace.direct(asked) : asked;
        String problem = first(workspace.unreachable(channel), badContent(arguments));
        if (!problem.isEmpty()) {
            return refusal(problem);
        }
        JsonObject answer = ok("channel", channel);
        answer.addProperty("ts", workspace.post(channel));
        return answer;
    }

    private JsonObject postEphemeral(JsonObject arguments) {
        String channel = text(arguments, "channel");
        String stranger = workspace.isMember(channel, text(arguments, "user")) ? "" : "user_not_in_channel";
        String problem = first(workspace.unreachable(channel), stranger, badContent(arguments));
        return problem.isEmpty() ? ok("message_ts", workspace.nextTs()) : refusal(problem);
    }

    private JsonObject update(JsonObject arguments) {
        boolean exists = workspace.hasMessage(text(arguments, "channel"), text(arguments, "ts"));
        String problem = first(exists ? "" : "message_not_found", badContent(arguments));
        return problem.isEmpty() ? ok("ts", text(arguments, "ts")) : refusal(problem);
    }

    private JsonObject delete(JsonObject arguments) {
        if (!workspace.hasMessage(text(arguments, "channel"), text(arguments, "ts"))) {
            return refusal("message_not_found");
        }
        workspace.delete(text(arguments, "channel"), text(arguments, "ts"));
        return ok();
    }

    private JsonObject openView(JsonObject arguments) {
        if (!(arguments.get("view") instanceof JsonObject view)
                || !BlockKitRules.ofView(view).isEmpty()) {
            return refusal("invalid_arguments");
        }
        String problem = workspace.useTrigger(text(arguments, "trigger_id"));
        if (!problem.isEmpty()) {
            return refusal(problem);
        }
        JsonObject answer = ok();
        answer.add("view", view);
        return answer;
    }

    private JsonObject openConversation(JsonObject arguments) {
        String user = text(arguments, "users");
        if (!workspace.isUser(user)) {
            return refusal("user_not_found");
        }
        JsonObject channel = new JsonObject();
        channel.addProperty("id", workspace.direct(user));
        JsonObject answer = ok();
        answer.add("channel", channel);
        return answer;
    }

    private JsonObject uploadUrl(JsonObject arguments) {
        String length = text(arguments, "length");
        if (text(arguments, "filename").isBlank() || !length.matches("[1-9]\\d{0,8}")) {
            return refusal("invalid_arguments");
        }
        String file = workspace.newFile(Integer.parseInt(length));
        JsonObject answer = ok("file_id", file);
        answer.addProperty("upload_url", uploads + file);
        return answer;
    }

    private JsonObject completeUpload(JsonObject arguments) {
        String channel = text(arguments, "channel_id");
        if (!channel.isEmpty() && !channel.matches("[CGDZ][A-Z0-9]{8,}")
                || !(arguments.get("files") instanceof JsonArray files)) {
            return refusal("invalid_arguments");
        }
        String problem = channel.isEmpty() ? "" : workspace.unreachable(channel);
        if (!problem.isEmpty()) {
            return refusal(problem);
        }
        for (JsonElement file : files) {
            if (!workspace.share(text(file.getAsJsonObject(), "id"))) {
                return refusal("file_not_found");
            }
        }
        JsonObject answer = ok();
        answer.add("files", files);
        return answer;
    }

    private static String first(String... problems) {
        for (String problem : problems) {
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        return "";
    }

    static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }
}
