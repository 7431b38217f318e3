package dev.shipmate.core.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a schedule is due, as people type it: a recurrence, and the time zone whose clocks it means.
 *
 * <p>{@code daily 08:00}, {@code weekdays 08:00}, {@code mon,thu 17:30}, {@code monthly 1 06:00}, {@code monthly last 06:00},
 * {@code every 15 minutes}, {@code once 2026-12-01 09:00}, {@code in 2 hours}; each may end in a zone such as
 * {@code Europe/Berlin}.
 */
public record When(Recurrence recurrence, ZoneId zone) {

    private static final String FORMS =
            "daily 08:00, weekdays 08:00, mon,thu 17:30, monthly 1 06:00, monthly last 06:00,"
                    + " every 15 minutes, once 2026-12-01 09:00 or in 2 hours; a time zone may follow, as in weekdays 08:00"
                    + " Europe/Berlin";
    private static final int MOST = 525_600;

    /**
     * Reads what was typed.
     *
     * @param zone which is meant where none is named
     * @param now from which {@code in 2 hours} is counted
     * @throws IllegalArgumentException if it means nothing, with the forms there are
     */
    public static When of(String text, ZoneId zone, Instant now) {
        List<String> words = Arrays.stream(text.strip().split("\\s+")).toList();
        String last = words.get(words.size() - 1);
        if (words.size() > 1 && (last.contains("/") || last.equalsIgnoreCase("utc"))) {
            ZoneId named = zone(last);
            return new When(recurrence(text, words.subList(0, words.size() - 1), named, now), named);
        }
        return new When(recurrence(text, words, zone, now), zone);
    }

    /** As it can be typed, with its zone. */
    public String text() {
        return recurrence.text() + " " + zone;
    }

    private static Recurrence recurrence(String text, List<String> typed, ZoneId zone, Instant now) {
        List<String> words =
                typed.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        String first = words.get(0);
        int count = words.size();
        try {
            if (first.equals("every") && count == 2 && Unit.of(words.get(1)).isPresent()) {
                return every(1, words.get(1));
            }
            if (first.equals("every") && count == 3 && words.get(1).matches("[0-9]{1,6}")) {
                return every(Long.parseLong(words.get(1)), words.get(2));
            }
            if (first.equals("every") && count == 3) {
                return new Recurrence.Weekly(days(words.get(1)), time(words.get(2)));
            }
            if (first.equals("in") && count == 3) {
                Unit unit = Unit.of(words.get(2)).orElseThrow();
                long number = number(words.get(1));
                Instant due = now.plus(unit.times(number)).truncatedTo(ChronoUnit.SECONDS);
                return new Recurrence.Once(LocalDateTime.ofInstant(due, zone));
            }
            if (first.equals("once") && count == 3) {
                return once(LocalDate.parse(words.get(1)).atTime(time(words.get(2))), zone, now);
            }
            if (first.equals("monthly") && count == 3) {
                return new Recurrence.Monthly(day(words.get(1)), time(words.get(2)));
            }
            if (count == 2) {
                return new Recurrence.Weekly(days(first), time(words.get(1)));
            }
        } catch (PastException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(misread(text), e);
        }
        throw new IllegalArgumentException(misread(text));
    }

    private static Recurrence once(LocalDateTime moment, ZoneId zone, Instant now) {
        if (!moment.atZone(zone).toInstant().isAfter(now)) {
            throw new PastException(moment + " is over in " + zone + ". Name a moment that comes.");
        }
        return new Recurrence.Once(moment);
    }

    /** A moment that is well written and gone. */
    private static final class PastException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        PastException(String message) {
            super(message);
        }
    }

    private static Recurrence every(long number, String unit) {
        Unit counted = Unit.of(unit).orElseThrow();
        if (number < 1 || counted.times(number).toMinutes() > MOST) {
            throw new IllegalArgumentException("out of range");
        }
        return new Recurrence.Every(number, counted);
    }

    private static long number(String word) {
        long number = Long.parseLong(word);
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    private static int day(String word) {
        int day = word.equals("last") ? 31 : Integer.parseInt(word);
        if (day < 1 || day > 31) {
            throw new IllegalArgumentException("no day of a month");
        }
        return day;
    }

    /** {@code 8:00} as well as {@code 08:00}. */
    private static LocalTime time(String word) {
        return LocalTime.parse(word.indexOf(':') == 1 ? "0" + word : word).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Set<DayOfWeek> days(String word) {
        return switch (word) {
            case "daily", "day" -> Recurrence.Weekly.ALL;
            case "weekdays", "weekday" -> Recurrence.Weekly.WORKING;
            case "weekends", "weekend" -> Recurrence.Weekly.WEEKEND;
            default -> Arrays.stream(word.split(",", -1)).map(When::named).collect(Collectors.toSet());
        };
    }

    private static DayOfWeek named(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name.length() >= 3 && (day.name().toLowerCase(Locale.ROOT) + "s").startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name.equalsIgnoreCase("utc") ? "UTC" : name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no time zone. Name one such as Europe/Berlin or America/New_York.", e);
        }
    }

    private static String misread(String text) {
        String typed = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return "\"" + typed + "\" says not when. Type one of: " + FORMS + ". Put it in quotes before the command.";
    }
}
