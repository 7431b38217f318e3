package dev.shipmate.core.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.message.Renderer;
import dev.shipmate.spi.message.Span;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages as JSON, for the database and for the console's page. */
public final class MessageJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MessageJson() {}

    /** Returns the message as JSON. */
    public static ObjectNode toJson(Message message) {
        ObjectNode json = NODES.objectNode().put("private", message.isPrivate());
        ArrayNode blocks = json.putArray("blocks");
        message.blocks().forEach(block -> blocks.add(block.render(Writer.INSTANCE)));
        return json;
    }

    /**
     * Returns the message of what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Message fromJson(JsonNode json) {
        List<Block> blocks = new ArrayList<>();
        json.path("blocks").forEach(block -> blocks.add(block(block)));
        Message message = Message.of(blocks);
        return json.path("private").asBoolean() ? message.privately() : message;
    }

    private static Block block(JsonNode json) {
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "heading" -> Block.heading(json.path("text").asText());
            case "text" -> {
                List<Span> spans = new ArrayList<>();
                json.path("spans").forEach(span -> spans.add(span(span)));
                yield new Block.Text(spans);
            }
            case "fields" -> {
                Map<String, String> fields = new LinkedHashMap<>();
                json.path("fields")
                        .forEach(field -> fields.put(
                                field.path("label").asText(),
                                field.path("value").asText()));
                yield new Block.Fields(fields);
            }
            case "table" -> {
                List<List<String>> rows = new ArrayList<>();
                json.path("rows").forEach(row -> rows.add(texts(row)));
                yield new Block.Table(json.path("title").asText(), texts(json.path("header")), rows);
            }
            case "snippet" ->
                Block.snippet(json.path("title").asText(), json.path("text").asText());
            case "image" ->
                json.has("address")
                        ? Block.image(
                                URI.create(json.path("address").asText()),
                                json.path("description").asText())
                        : Block.image(
                                attachment(json.path("attachment")),
                                json.path("description").asText());
            case "attachment" -> attachment(json);
            case "button" ->
                Block.button(json.path("label").asText(), json.path("line").asText());
            default -> throw new IllegalArgumentException("no such kind of block: " + kind);
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Block.Attachment attachment(JsonNode json) {
        try {
            byte[] content = json.path("content").binaryValue();
            if (content == null) {
                throw new IllegalArgumentException("an attachment without content");
            }
            return Block.attachment(
                    json.path("name").asText(), json.path("mediaType").asText(), content);
        } catch (IOException e) {
            throw new IllegalArgumentException("an attachment's content is not Base64", e);
        }
    }

    private static Span span(JsonNode json) {
        String text = json.path("text").asText();
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "plain" -> Span.plain(text);
            case "bold" -> Span.bold(text);
            case "code" -> Span.code(text);
            case "link" -> Span.link(text, URI.create(json.path("address").asText()));
            case "mention" ->
                Span.mention(new Party(
                        json.path("userId").asText(), json.path("userName").asText()));
            default -> throw new IllegalArgumentException("no such kind of span: " + kind);
        };
    }

    private static final class Writer implements Renderer<ObjectNode> {

        private static final Writer INSTANCE = new Writer();

        @Override
        public ObjectNode heading(Block.Heading heading) {
            return kind("heading").put("text", heading.text());
        }

        @Override
        public ObjectNode text(Block.Text text) {
            ObjectNode json = kind("text");
            ArrayNode spans = json.putArray("spans");
            text.spans().forEach(span -> spans.add(written(span)));
            return json;
        }

        @Override
        public ObjectNode fields(Block.Fields fields) {
            ObjectNode json = kind("fields");
            ArrayNode pairs = json.putArray("fields");
            fields.fields()
                    .forEach((label, value) ->
                            pairs.addObject().put("label", label).put("value", value));
            return json;
        }

        @Override
        public ObjectNode table(Block.Table table) {
            ObjectNode json = kind("table").put("title", table.title());
            ArrayNode header = json.putArray("header");
            table.header().forEach(header::add);
            ArrayNode rows = json.putArray("rows");
            table.rows().forEach(row -> {
                ArrayNode cells = rows.addArray();
                row.forEach(cells::add);
            });
            return json;
        }

        @Override
        public ObjectNode snippet(Block.Snippet snippet) {
            return kind("snippet").put("title", snippet.title()).put("text", snippet.text());
        }

        @Override
        public ObjectNode image(Block.Image image) {
            ObjectNode json = kind("image").put("description", image.description());
            URI address = image.address();
            Block.Attachment picture = image.attachment();
            if (address != null) {
                json.put("address", address.toString());
            } else if (picture != null) {
                json.set("attachment", attachment(picture));
            }
            return json;
        }

        @Override
        public ObjectNode attachment(Block.Attachment attachment) {
            return kind("attachment")
                    .put("name", attachment.name())
                    .put("mediaType", attachment.mediaType())
                    .put("content", attachment.content());
        }

        @Override
        public ObjectNode button(Block.Button button) {
            return kind("button").put("label", button.label()).put("line", button.line());
        }

        private static ObjectNode written(Span span) {
            ObjectNode json = NODES.objectNode();
            if (span instanceof Span.Link link) {
                json.put("kind", "link").put("address", link.address().toString());
            } else if (span instanceof Span.Mention mention) {
                json.put("kind", "mention")
                        .put("userId", mention.user().id())
                        .put("userName", mention.user().name());
            } else if (span instanceof Span.Bold) {
                json.put("kind", "bold");
            } else if (span instanceof Span.Code) {
                json.put("kind", "code");
            } else {
                json.put("kind", "plain");
            }
            return json.put("text", span.words());
        }

        private static ObjectNode kind(String kind) {
            return NODES.objectNode().put("kind", kind);
        }
    }
}
