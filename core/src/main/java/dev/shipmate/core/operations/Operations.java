package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.access.DuplicateGrantException;
import dev.shipmate.core.access.GrantCsvException;
import dev.shipmate.core.access.GroupConflictException;
import dev.shipmate.core.access.InvalidGrantException;
import dev.shipmate.core.database.InvalidFilterException;
import dev.shipmate.core.log.Author;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All operations by name. */
public final class Operations {

    private final Map<String, Operation> operations = new TreeMap<>();

    /** Adds operations; none may be there already. */
    public Operations with(Map<String, Operation> more) {
        more.forEach((name, operation) -> {
            if (operations.putIfAbsent(name, operation) != null) {
                throw new IllegalArgumentException("two operations are named " + name);
            }
        });
        return this;
    }

    /**
     * Does one.
     *
     * @throws RefusedException if it is not there or not done
     */
    public JsonNode run(String name, JsonNode arguments, Author author) {
        Operation operation = operations.get(name);
        if (operation == null) {
            throw new RefusedException("this host knows no operation " + name + "; is it of another version?");
        }
        try {
            return operation.run(arguments, author);
        } catch (GrantCsvException e) {
            throw new RefusedException(
                    e.problems().stream().map(Object::toString).collect(Collectors.joining("\n")), e);
        } catch (InvalidGrantException e) {
            throw new RefusedException(
                    e.problems().stream().map(Object::toString).collect(Collectors.joining("\n")), e);
        } catch (DuplicateGrantException
                | GroupConflictException
                | InvalidFilterException
                | IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }
}
