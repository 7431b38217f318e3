package dev.shipmate.plugins.network.words;

import dev.shipmate.spi.command.CommandException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far back to look: a while before now, or a day. Its {@code toString} is how it is typed. */
public sealed interface Since {

    /** Returns the moment at which it begins. */
    Instant start(Instant now);

    /** Reads {@code 45m}, {@code 2h}, {@code 7d}, {@code 2w} or {@code 2031-05-17}. */
    static Since parse(String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        Matcher ago = Ago.PATTERN.matcher(typed);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            return new Ago(
                    typed,
                    switch (ago.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        case "d" -> Duration.ofDays(count);
                        default -> Duration.ofDays(count * 7);
                    });
        }
        try {
            if (typed.length() == Day.LENGTH) {
                return new Day(LocalDate.parse(typed));
            }
        } catch (DateTimeException e) {
            // told below, in the words that also say what is accepted
        }
        throw new CommandException("\"" + Words.shortened(text) + "\" is no time to look back to. "
                + "Write how long ago, such as 45m, 2h, 7d or 2w, or a date such as 2031-05-17.");
    }

    /** This long before now. */
    record Ago(String typed, Duration time) implements Since {

        private static final Pattern PATTERN = Pattern.compile("([0-9]{1,4})([mhdw])");

        @Override
        public Instant start(Instant now) {
            return now.minus(time);
        }

        @Override
        public String toString() {
            return typed;
        }
    }

    /** From the beginning of a day on, in UTC. */
    record Day(LocalDate date) implements Since {

        private static final int LENGTH = 10;

        @Override
        public Instant start(Instant now) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }
}
