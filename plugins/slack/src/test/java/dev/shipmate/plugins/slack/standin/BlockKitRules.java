package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Slack accepts of blocks, messages and forms; written from Slack's documented limits, not from our renderer. */
public final class BlockKitRules {

    /** About where Slack begins to say {@code msg_blocks_too_long}. */
    public static final int LONGEST_MESSAGE = 13_200;

    private static final Map<String, Set<String>> ELEMENTS =
            Map.of("actions", Set.of("button", "static_select"), "input", Set.of("plain_text_input", "static_select"));

    private final List<String> problems = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();
    private int length;

    private BlockKitRules() {}

    /** Returns what is wrong with the blocks of a message. */
    public static List<String> ofMessage(JsonArray blocks) {
        BlockKitRules rules = new BlockKitRules();
        rules.require(blocks.size() <= 50, "no more than 50 items allowed");
        rules.blocks(blocks, false);
        return rules.problems;
    }

    /** Returns how many characters the blocks have. */
    public static int length(JsonArray blocks) {
        BlockKitRules rules = new BlockKitRules();
        rules.blocks(blocks, false);
        return rules.length;
    }

    /** Returns what is wrong with a form. */
    public static List<String> ofView(JsonObject view) {
        BlockKitRules rules = new BlockKitRules();
        rules.require("modal".equals(string(view, "type")), "unsupported type of view");
        rules.plainText(view.get("title"), 24, "title");
        rules.optionalPlainText(view.get("submit"), 24, "submit");
        rules.optionalPlainText(view.get("close"), 24, "close");
        rules.require(string(view, "private_metadata").length() <= 3000, "private_metadata is too long");
        rules.require(string(view, "callback_id").length() <= 255, "callback_id is too long");
        JsonArray blocks = view.has("blocks") ? view.getAsJsonArray("blocks") : new JsonArray();
        rules.require(!blocks.isEmpty() && blocks.size() <= 100, "a form has 1 to 100 blocks");
        rules.blocks(blocks, true);
        boolean hasInput =
                blocks.asList().stream().anyMatch(block -> "input".equals(string(block.getAsJsonObject(), "type")));
        rules.require(!hasInput || view.has("submit"), "a form with inputs needs submit");
        return rules.problems;
    }

    private void blocks(JsonArray blocks, boolean isView) {
        for (JsonElement element : blocks) {
            JsonObject block = element.getAsJsonObject();
            String id = string(block, "block_id");
            require(id.length() <= 255, "block_id is too long");
            require(id.isEmpty() || blockIds.add(id), "block_id " + id + " already exists");
            String type = string(block, "type");
            switch (type) {
                case "section" -> section(block);
                case "header" -> plainText(block.get("text"), 150, "header");
                case "image" -> image(block);
                case "divider" -> {}
                case "actions" -> elements(block.getAsJsonArray("elements"), 25, type);
                case "context" -> require(block.getAsJsonArray("elements").size() <= 10, "too many context elements");
                case "input" -> {
                    require(isView, "input blocks are for forms");
                    plainText(block.get("label"), 2000, "label");
                    optionalPlainText(block.get("hint"), 2000, "hint");
                    JsonArray one = new JsonArray();
                    one.add(block.get("element"));
                    elements(one, 1, type);
                }
                default -> problems.add("unsupported block " + type);
            }
        }
    }

    private void section(JsonObject block) {
        require(block.has("text") || block.has("fields"), "a section needs text or fields");
        if (block.has("text")) {
            text(block.getAsJsonObject("text"), 3000, "section text");
        }
        if (block.has("fields")) {
            JsonArray fields = block.getAsJsonArray("fields");
            require(!fields.isEmpty() && fields.size() <= 10, "a section has 1 to 10 fields");
            fields.forEach(field -> text(field.getAsJsonObject(), 2000, "field"));
        }
        require(!block.has("accessory") || !block.getAsJsonObject("accessory").isEmpty(), "an accessory is empty");
    }

    private void image(JsonObject block) {
        String address = string(block, "image_url");
        require(address.matches("https?://.+") && address.length() <= 3000, "image_url is no address");
        String description = string(block, "alt_text");
        require(!description.isBlank() && description.length() <= 2000, "alt_text is missing or too long");
        length += description.length();
    }

    private void elements(JsonArray elements, int most, String within) {
        require(!elements.isEmpty() && elements.size() <= most, "1 to " + most + " elements are allowed");
        Set<String> ids = new HashSet<>();
        for (JsonElement item : elements) {
            JsonObject element = item.getAsJsonObject();
            String type = string(element, "type");
            require(ELEMENTS.get(within).contains(type), type + " is not allowed in " + within);
            String id = string(element, "action_id");
            require(!id.isEmpty() && id.length() <= 255, "action_id is missing or too long");
            require(ids.add(id), "action_id " + id + " already exists");
            optionalPlainText(element.get("placeholder"), 150, "placeholder");
            switch (type) {
                case "button" -> button(element);
                case "static_select" -> select(element);
                default ->
                    require(
                            string(element, "initial_value").length()
                                    <= (element.has("max_length")
                                            ? element.get("max_length").getAsInt()
                                            : 3000),
                            "initial_value is too long");
            }
        }
    }

    private void button(JsonObject button) {
        plainText(button.get("text"), 75, "button");
        require(string(button, "value").length() <= 2000, "the value of a button is too long");
        require(Set.of("", "primary", "danger").contains(string(button, "style")), "unknown style");
    }

    private void select(JsonObject select) {
        JsonArray options = select.getAsJsonArray("options");
        require(!options.isEmpty() && options.size() <= 100, "a menu has 1 to 100 options");
        for (JsonElement option : options) {
            plainText(option.getAsJsonObject().get("text"), 75, "option");
            String value = string(option.getAsJsonObject(), "value");
            require(!value.isEmpty() && value.length() <= 150, "the value of an option is empty or too long");
        }
        require(
                !select.has("initial_option") || options.contains(select.get("initial_option")),
                "initial_option is none of the options");
    }

    private void text(JsonObject text, int longest, String what) {
        String type = string(text, "type");
        require(type.equals("mrkdwn") || type.equals("plain_text"), what + " has an unknown type");
        String words = string(text, "text");
        require(!words.isBlank() && words.length() <= longest, what + " is empty or longer than " + longest);
        length += words.length();
    }

    private void plainText(JsonElement text, int longest, String what) {
        if (!(text instanceof JsonObject object)) {
            problems.add(what + " is missing");
            return;
        }
        require(string(object, "type").equals("plain_text"), what + " must be plain_text");
        text(object, longest, what);
    }

    private void optionalPlainText(JsonElement text, int longest, String what) {
        if (text != null) {
            plainText(text, longest, what);
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private static String string(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }
}
