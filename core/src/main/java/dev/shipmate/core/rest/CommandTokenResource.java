package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.rest.Field.Kind;
import dev.shipmate.core.rest.Field.Use;
import dev.shipmate.core.store.CommandToken;
import dev.shipmate.core.store.CommandTokenStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tokens of slash commands. Taken when they are added, and never shown. */
final class CommandTokenResource implements Resource {

    private final CommandTokenStore tokens;

    CommandTokenResource(CommandTokenStore tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "commandtoken";
    }

    @Override
    public String summary() {
        return "A token that a chat platform made for a slash command. Its comment alone can be changed.";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.text("comment", Use.OPTIONAL, 255, "What people know it by."),
                Field.text("platform", Use.MANDATORY, 64, "The platform that made it."),
                Field.text("token", Use.WRITE_ONCE, 128, "The token; needed to add one, and never shown."),
                Field.shown("token_hash", Kind.TEXT, "The beginning of its SHA-256, to tell it from others."));
    }

    @Override
    public Page<ObjectNode> list(Search search) {
        Page<CommandToken> found = tokens.list(search);
        return new Page<>(found.rows().stream().map(CommandTokenResource::json).toList(), found.total());
    }

    @Override
    public Optional<ObjectNode> find(UUID id) {
        return tokens.find(id).map(CommandTokenResource::json);
    }

    @Override
    public ObjectNode add(Values values, Author author) {
        if (values.text("token").isEmpty()) {
            throw Refusal.field("token", "This field is required.");
        }
        try {
            return json(tokens.add(values.text("platform"), values.text("comment"), values.text("token"), author));
        } catch (IllegalArgumentException e) {
            throw Refusal.whole(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Optional<ObjectNode> change(UUID id, Values values, Author author) {
        boolean isOther = !values.text("token").isEmpty()
                || tokens.find(id)
                        .filter(token -> !token.platform().equals(values.text("platform")))
                        .isPresent();
        if (isOther) {
            throw Refusal.whole("Only the comment of a token can be changed. Add the other token and remove this one.");
        }
        try {
            return tokens.comment(id, values.text("comment"), author).map(CommandTokenResource::json);
        } catch (IllegalArgumentException e) {
            throw Refusal.field("comment", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean remove(UUID id, Author author) {
        return tokens.remove(id, author).isPresent();
    }

    private static ObjectNode json(CommandToken token) {
        return Json.object(
                        token.id(),
                        token.platform() + ": " + (token.comment().isEmpty() ? token.hash() : token.comment()),
                        token.created(),
                        token.lastUpdated())
                .put("comment", token.comment())
                .put("platform", token.platform())
                .put("token_hash", token.hash());
    }
}
