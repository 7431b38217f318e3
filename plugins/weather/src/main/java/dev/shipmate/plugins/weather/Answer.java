package dev.shipmate.plugins.weather;

import dev.shipmate.spi.command.CommandException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object from a service, read without trust: what is missing or of another kind than it should be is told as one
 * complaint.
 */
record Answer(Map<?, ?> json, String complaint) {

    private static final int LONGEST_TEXT = 100;
    private static final double LARGEST_NUMBER = 1e6;

    Answer object(String key) {
        return of(json.get(key));
    }

    /** Returns the objects of a list; none if the key is missing, as Open-Meteo leaves out what is empty. */
    List<Answer> objects(String key) {
        List<Answer> objects = new ArrayList<>();
        if (json.get(key) != null) {
            list(key).forEach(item -> objects.add(of(item)));
        }
        return objects;
    }

    List<?> list(String key) {
        if (json.get(key) instanceof List<?> list) {
            return list;
        }
        throw unreadable(null);
    }

    /** Returns one item of a list, which must be long enough. */
    @Nullable
    Object item(String key, int index) {
        List<?> list = list(key);
        if (index >= list.size()) {
            throw unreadable(null);
        }
        return list.get(index);
    }

    /** Returns a short text, empty if there is none. */
    String text(String key) {
        String text = json.get(key) instanceof String found ? found : "";
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    <T> T parsed(@Nullable Object value, Function<String, T> parser) {
        try {
            if (value instanceof String text) {
                return parser.apply(text);
            }
        } catch (DateTimeException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    double number(String key) {
        Double number = numberOrNull(json.get(key));
        if (number == null) {
            throw unreadable(null);
        }
        return number;
    }

    @Nullable
    Double numberOrNull(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && Math.abs(number.doubleValue()) < LARGEST_NUMBER) {
            return number.doubleValue();
        }
        throw unreadable(null);
    }

    @Nullable
    Integer codeOrNull(@Nullable Object value) {
        Double number = numberOrNull(value);
        return number == null ? null : number.intValue();
    }

    private Answer of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Answer(map, complaint);
        }
        throw unreadable(null);
    }

    private CommandException unreadable(@Nullable Throwable cause) {
        return new CommandException(complaint, cause);
    }
}
