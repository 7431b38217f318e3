package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One kind of things under {@code /api/plugins/chatops/}. Its JSON holds its own fields; what all have, the engine adds. */
interface Resource {

    /** As in its path. */
    String name();

    /** What it is, in a sentence. */
    String summary();

    /** Its own fields, in order. */
    List<Field> fields();

    /** The columns behind fields that are called otherwise in the database. */
    default Map<String, String> columns() {
        return Map.of();
    }

    /** Whether it is only read. */
    default boolean isReadOnly() {
        return false;
    }

    Page<ObjectNode> list(Search search);

    Optional<ObjectNode> find(UUID id);

    /**
     * Adds one.
     *
     * @param values its fields, checked for kind, with what is not given left out
     * @throws Refusal if it cannot be as it is given
     */
    default ObjectNode add(Values values, Author author) {
        throw new UnsupportedOperationException(name());
    }

    /** Changes one that is there; {@code values} holds all its fields. */
    default Optional<ObjectNode> change(UUID id, Values values, Author author) {
        throw new UnsupportedOperationException(name());
    }

    /** Whether there was such a one. */
    default boolean remove(UUID id, Author author) {
        throw new UnsupportedOperationException(name());
    }
}
