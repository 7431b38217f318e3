package dev.shipmate.core.database;

import java.util.List;

/**
 * Some rows of a search.
 *
 * @param total how many rows there are in all
 */
public record Page<T>(List<T> rows, long total) {

    public Page {
        rows = List.copyOf(rows);
    }
}
