package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

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
            case "auth.test" -> identity();
            case "chat.postMessage" -> postMessage(arguments);
            case "chat.postEphemeral" -> postEphemeral(arguments);
            case "chat.update" -> update(arguments);
            case "chat.delete" -> delete(arguments);
            case "views.open" -> openView(arguments);
            case "views.update" -> updateView(arguments);
            case "conversations.open" -> openConversation(arguments);
            case "conversations.list" -> workspace.directory().channels(arguments);
            case "conversations.info" -> workspace.directory().channel(arguments);
            case "users.list" -> workspace.directory().users(arguments);
            case "users.info" -> workspace.directory().user(arguments);
            case "users.lookupByEmail" -> workspace.directory().byEmail(arguments);
            case "team.info" -> workspace.directory().team();
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

    /** Returns what of a call is shown. */
    static JsonObject shown(JsonObject arguments) {
        JsonObject content = new JsonObject();
        for (String name : List.of("text", "blocks", "link_names", "parse")) {
            if (arguments.has(name)) {
                content.add(name, arguments.get(name));
            }
        }
        return content;
    }

    private static JsonObject identity() {
        JsonObject answer = ok("user_id", Workspace.BOT);
        answer.addProperty("user", "shipmate");
        answer.addProperty("bot_id", "B0BOT00000");
        answer.addProperty("team_id", Workspace.TEAM);
        answer.addProperty("team", "Example");
        answer.addProperty("url", "https://example.slack.com/");
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
        answer.addProperty("ts", workspace.post(channel, "", text(arguments, "thread_ts"), shown(arguments)));
        return answer;
    }

    private JsonObject postEphemeral(JsonObject arguments) {
        String channel = text(arguments, "channel");
        String user = text(arguments, "user");
        String stranger = workspace.isMember(channel, user) ? "" : "user_not_in_channel";
        String problem = first(workspace.unreachable(channel), stranger, badContent(arguments));
        return problem.isEmpty()
                ? ok("message_ts", workspace.post(channel, user, text(arguments, "thread_ts"), shown(arguments)))
                : refusal(problem);
    }

    private JsonObject update(JsonObject arguments) {
        boolean exists = workspace.hasMessage(text(arguments, "channel"), text(arguments, "ts"));
        String problem = first(exists ? "" : "message_not_found", badContent(arguments));
        if (!problem.isEmpty()) {
            return refusal(problem);
        }
        workspace.board().change(text(arguments, "ts"), shown(arguments));
        return ok("ts", text(arguments, "ts"));
    }

    private JsonObject delete(JsonObject arguments) {
        if (!workspace.hasMessage(text(arguments, "channel"), text(arguments, "ts"))) {
            return refusal("message_not_found");
        }
        workspace.board().remove(text(arguments, "ts"));
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
        return answered(workspace.open(text(arguments, "trigger_id"), view), view);
    }

    private JsonObject updateView(JsonObject arguments) {
        Optional<Posted> form = workspace
                .board()
                .find(text(arguments, "view_id"))
                .or(() -> workspace.board().form(text(arguments, "external_id")))
                .filter(Posted::isForm);
        if (form.isEmpty()) {
            return refusal("not_found");
        }
        if (!(arguments.get("view") instanceof JsonObject view)
                || !BlockKitRules.ofView(view).isEmpty()) {
            return refusal("invalid_arguments");
        }
        String hash = text(arguments, "hash");
        if (!hash.isEmpty() && !hash.equals(hash(form.get().content()))) {
            return refusal("hash_conflict");
        }
        workspace.board().change(form.get().id(), view);
        return answered(form.get().id(), view);
    }

    private static JsonObject answered(String id, JsonObject view) {
        JsonObject opened = view.deepCopy();
        opened.addProperty("id", id);
        opened.addProperty("team_id", Workspace.TEAM);
        opened.addProperty("hash", hash(view));
        JsonObject answer = ok();
        answer.add("view", opened);
        return answer;
    }

    static String hash(JsonObject view) {
        return Integer.toHexString(view.hashCode());
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
        String file = workspace.newFile(arguments);
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
        JsonArray shared = new JsonArray();
        for (JsonElement file : files) {
            Optional<JsonObject> description = workspace.share(text(file.getAsJsonObject(), "id"));
            if (description.isEmpty()) {
                return refusal("file_not_found");
            }
            JsonObject whole = description.get().deepCopy();
            whole.addProperty("title", text(file.getAsJsonObject(), "title"));
            shared.add(whole);
        }
        if (!channel.isEmpty()) {
            JsonObject content = new JsonObject();
            if (arguments.has("initial_comment")) {
                content.add("initial_comment", arguments.get("initial_comment"));
            }
            content.add("files", shared);
            workspace.post(channel, "", text(arguments, "thread_ts"), content);
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
