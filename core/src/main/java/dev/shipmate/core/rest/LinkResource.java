package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.rest.Field.Use;
import dev.shipmate.core.store.AccountLink;
import dev.shipmate.core.store.AccountLinkStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Who a chat user is in Nautobot. */
final class LinkResource implements Resource {

    private final AccountLinkStore links;

    LinkResource(AccountLinkStore links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "accountlink";
    }

    @Override
    public String summary() {
        return "Who a chat user is in Nautobot. A chat user has at most one link.";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.text("platform", Use.MANDATORY, 64, "The chat platform."),
                Field.text("user_id", Use.MANDATORY, 255, "The platform's own ID of the chat user."),
                Field.text("nautobot_user", Use.MANDATORY, 255, "The user name in Nautobot."),
                Field.text("email", Use.OPTIONAL, 255, "For people."));
    }

    @Override
    public Page<ObjectNode> list(Search search) {
        Page<AccountLink> found = links.list(search);
        return new Page<>(found.rows().stream().map(LinkResource::json).toList(), found.total());
    }

    @Override
    public Optional<ObjectNode> find(UUID id) {
        return links.find(id).map(LinkResource::json);
    }

    @Override
    public ObjectNode add(Values values, Author author) {
        return told(() -> json(links.add(fields(values), author)));
    }

    @Override
    public Optional<ObjectNode> change(UUID id, Values values, Author author) {
        return told(() -> links.update(id, fields(values), author).map(LinkResource::json));
    }

    @Override
    public boolean remove(UUID id, Author author) {
        return links.remove(id, author).isPresent();
    }

    private static AccountLinkStore.Fields fields(Values values) {
        return new AccountLinkStore.Fields(
                values.text("platform"), values.text("user_id"), values.text("nautobot_user"), values.text("email"));
    }

    private static <T> T told(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.whole(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode json(AccountLink link) {
        return Json.object(
                        link.id(),
                        link.nautobotUser() + " (" + link.platform() + " " + link.userId() + ")",
                        link.created(),
                        link.lastUpdated())
                .put("platform", link.platform())
                .put("user_id", link.userId())
                .put("nautobot_user", link.nautobotUser())
                .put("email", link.email());
    }
}
