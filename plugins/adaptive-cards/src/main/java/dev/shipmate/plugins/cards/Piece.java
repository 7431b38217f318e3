package dev.shipmate.plugins.cards;

import com.google.gson.JsonObject;
import java.util.List;

/** What goes into cards, one below the other. */
sealed interface Piece {

    /**
     * One element that stays whole.
     *
     * @param json the element
     * @param actions how many of its words can be pressed
     * @param unpressed the same with addresses to read instead
     */
    record Whole(JsonObject json, int actions, JsonObject unpressed) implements Piece {

        static Whole of(JsonObject json) {
            return new Whole(json, 0, json);
        }
    }

    /** Rows that may continue in the next card. */
    record Rows(Sheet sheet) implements Piece {}

    /** Rows that share a frame, such as a table and its header. Each row with the frame fits into an empty card. */
    interface Sheet {

        /** Returns how many rows there are. */
        int size();

        /** Returns the bytes that a row adds. */
        int bytes(int row);

        /** Returns the bytes of the frame around any number of rows. */
        int frame();

        /** Returns some rows within their frame. */
        List<JsonObject> elements(int from, int to);

        /** Returns the bytes of all rows. */
        default int bytes() {
            int sum = frame();
            for (int row = 0; row < size(); row++) {
                sum += bytes(row);
            }
            return sum;
        }

        /** Returns the bytes of the longest row in its frame. */
        default int longest() {
            int most = 0;
            for (int row = 0; row < size(); row++) {
                most = Math.max(most, bytes(row));
            }
            return frame() + most;
        }
    }
}
