package dev.shipmate.plugins.nautobot.notice;

import dev.shipmate.spi.command.CommandException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Conditions that all must hold; of several on one field any. */
record Filters(List<Filter> all) {

    static final Filters NONE = new Filters(List.of());

    private static final int MOST = 10;
    private static final Pattern QUOTED = Pattern.compile("[\"'\u201c\u201d\u201e](.*)[\"'\u201c\u201d]");
    private static final Pattern BEGINNING = Pattern.compile("([A-Za-z][A-Za-z0-9_-]{0,63})=(.*)");

    Filters {
        all = List.copyOf(all);
    }

    /** Reads {@code status=failed location=New York}: a value goes on until the next word with a {@code =} in it. */
    static Filters parse(String text) {
        List<String> fields = new ArrayList<>();
        List<StringBuilder> values = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            Matcher beginning = BEGINNING.matcher(word);
            if (beginning.matches()) {
                fields.add(beginning.group(1).toLowerCase(Locale.ROOT).replace('-', '_'));
                values.add(new StringBuilder(beginning.group(2)));
            } else if (!fields.isEmpty()) {
                values.get(values.size() - 1).append(' ').append(word);
            } else if (!word.isEmpty()) {
                throw new CommandException("\"" + Value.shortened(word, 100)
                        + "\" is no filter. Write field=value, such as status=failed or name=ams01-*.");
            }
        }
        if (fields.size() > MOST) {
            throw new CommandException("A subscription takes at most " + MOST + " filters.");
        }
        List<Filter> all = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            all.add(Filter.of(fields.get(i), unquoted(values.get(i).toString().strip())));
        }
        return new Filters(all);
    }

    /** The host leaves quotes that stand within a word, as in {@code location="New York"}. */
    private static String unquoted(String value) {
        Matcher quoted = QUOTED.matcher(value);
        return quoted.matches() ? quoted.group(1) : value;
    }

    boolean match(Change change) {
        Collection<List<Filter>> byField =
                all.stream().collect(Collectors.groupingBy(Filter::field)).values();
        return byField.stream().allMatch(any -> any.stream().anyMatch(filter -> filter.matches(change)));
    }

    /** Returns them as they can be typed. */
    @Override
    public String toString() {
        return all.stream().map(Filter::toString).collect(Collectors.joining(" "));
    }
}
