package dev.shipmate.core.builtin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Rows as a page or a terminal gets them: without tokens, and with links in place of files. */
final class ConsoleView {

    private static final String ADDRESS = "/console/attachment/";

    private ConsoleView() {}

    static ObjectNode of(ConsoleMessage message, Seat seat) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", message.id())
                .put("kind", ConsoleRow.word(message.kind()))
                .put("user", message.seat().user())
                .put("mine", message.seat().user().equals(seat.user()))
                .put("private", message.isPrivate())
                .put("at", message.created().toString());
        ObjectNode body = message.body().deepCopy();
        body.remove("token");
        body.remove("private");
        body.remove("delivery");
        int number = 0;
        for (JsonNode block : body.path("blocks")) {
            file(block).ifPresent(withoutContent(message.id(), number));
            number++;
        }
        view.setAll(body);
        return view;
    }

    /** The file that the block of this number is or shows, with its content. */
    static Optional<JsonNode> file(ConsoleMessage message, int number) {
        return file(message.body().path("blocks").path(number)).map(JsonNode.class::cast);
    }

    private static java.util.function.Consumer<ObjectNode> withoutContent(long id, int number) {
        return file -> {
            long size = file.path("content").asText().length() * 3L / 4;
            file.remove("content");
            file.put("size", size).put("href", ADDRESS + id + "/" + number);
        };
    }

    private static Optional<ObjectNode> file(JsonNode block) {
        JsonNode file = block.has("attachment") ? block.path("attachment") : block;
        return file instanceof ObjectNode node && node.has("content") ? Optional.of(node) : Optional.empty();
    }
}
