package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.log.Author;

/** One thing that an administrator does. */
@FunctionalInterface
public interface Operation {

    /**
     * Does it.
     *
     * @return what came of it: an array of objects for a listing, else an object
     * @throws RefusedException with one line for the administrator
     */
    JsonNode run(JsonNode arguments, Author author);
}
