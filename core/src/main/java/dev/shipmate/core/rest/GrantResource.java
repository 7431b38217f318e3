package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.access.DuplicateGrantException;
import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.GrantFields;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.access.InvalidGrantException;
import dev.shipmate.core.access.StoredGrant;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.rest.Field.Use;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Access grants, as Nautobot has them, with our optional fields. */
final class GrantResource implements Resource {

    private final GrantStore grants;

    GrantResource(GrantStore grants) {
        this.grants = grants;
    }

    @Override
    public String name() {
        return "accessgrant";
    }

    @Override
    public String summary() {
        return "Permission, or with effect deny refusal, for an organization, channel or user to run commands.";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.text("platform", Use.OPTIONAL, 64, "A chat platform, or * (the default) for all."),
                Field.text("command", Use.MANDATORY, 64, "A command, a beginning such as net*, or *."),
                Field.text("subcommand", Use.MANDATORY, 64, "A subcommand, a beginning such as get-*, or *."),
                Field.choice(
                        "grant_type",
                        Use.MANDATORY,
                        List.of("organization", "channel", "user"),
                        "What the value is the ID of."),
                Field.text("name", Use.OPTIONAL, 255, "What people call the value; it decides nothing."),
                Field.text("value", Use.MANDATORY, 255, "The platform's own ID, *, or @ and the name of a group."),
                Field.text("channel", Use.OPTIONAL, 255, "Of a user's grant: the one channel that it counts in."),
                Field.choice("effect", Use.OPTIONAL, List.of("allow", "deny"), "allow (the default) or deny."),
                Field.time("expires_at", Use.OPTIONAL, "When it ends; null for never."));
    }

    @Override
    public Page<ObjectNode> list(Search search) {
        Page<StoredGrant> found = grants.list(search);
        return new Page<>(found.rows().stream().map(GrantResource::json).toList(), found.total());
    }

    @Override
    public Optional<ObjectNode> find(UUID id) {
        return grants.find(id).map(GrantResource::json);
    }

    @Override
    public ObjectNode add(Values values, Author author) {
        return told(() -> json(grants.add(GrantFields.read(values.texts()), author)));
    }

    @Override
    public Optional<ObjectNode> change(UUID id, Values values, Author author) {
        return told(() ->
                grants.update(id, GrantFields.read(values.texts()), author).map(GrantResource::json));
    }

    @Override
    public boolean remove(UUID id, Author author) {
        return grants.remove(id, author);
    }

    private static <T> T told(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (InvalidGrantException e) {
            throw Refusal.fields(e.problems());
        } catch (DuplicateGrantException e) {
            throw Refusal.whole("The fields platform, command, subcommand, grant_type, value, channel, effect must make"
                    + " a unique set. " + e.getMessage());
        }
    }

    private static ObjectNode json(StoredGrant stored) {
        Grant grant = stored.grant();
        Map<String, String> fields = GrantFields.of(grant);
        ObjectNode json = Json.object(stored.id(), display(grant), stored.created(), stored.lastUpdated());
        fields.forEach(json::put);
        if (grant.expiresAt() == null) {
            json.putNull("expires_at");
        }
        return json;
    }

    /** As Nautobot ChatOps words it. */
    private static String display(Grant grant) {
        return (grant.effect().word().equals("deny") ? "deny " : "") + "cmd: \"" + grant.command() + " "
                + grant.subcommand() + "\", " + grant.type().word() + ": \"" + grant.name() + "\" (" + grant.value()
                + ")";
    }
}
