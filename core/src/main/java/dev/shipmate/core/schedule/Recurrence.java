package dev.shipmate.core.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When something is due. A time of day that a change to summer time leaves out counts as much later as the clock jumps; one that comes
 * twice when it ends counts the first time.
 */
public sealed interface Recurrence {

    /**
     * Returns when it is due next.
     *
     * @param after what was due before, or now
     * @param made when the schedule was made, from which intervals are counted
     * @return a moment after that one; nothing where there is none any more
     */
    Optional<Instant> next(Instant after, ZoneId zone, Instant made);

    /** As it can be typed. */
    String text();

    /** Counted from when the schedule was made. */
    record Every(long number, Unit unit) implements Recurrence {

        @Override
        public Optional<Instant> next(Instant after, ZoneId zone, Instant made) {
            Duration pause = unit.times(number);
            long passed =
                    Math.max(0, Math.floorDiv(Duration.between(made, after).toSeconds(), pause.toSeconds()));
            return Optional.of(made.plus(pause.multipliedBy(passed + 1)));
        }

        @Override
        public String text() {
            return number == 1 ? "every " + unit.word() : "every " + number + " " + unit.word() + "s";
        }
    }

    /** On days of the week. */
    record Weekly(Set<DayOfWeek> days, LocalTime time) implements Recurrence {

        static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
        static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        static final Set<DayOfWeek> WORKING = EnumSet.complementOf(EnumSet.copyOf(WEEKEND));

        public Weekly {
            days = Set.copyOf(days);
        }

        @Override
        public Optional<Instant> next(Instant after, ZoneId zone, Instant made) {
            LocalDate first = after.atZone(zone).toLocalDate();
            return first.datesUntil(first.plusDays(9))
                    .filter(date -> days.contains(date.getDayOfWeek()))
                    .map(date -> date.atTime(time).atZone(zone).toInstant())
                    .filter(due -> due.isAfter(after))
                    .findFirst();
        }

        @Override
        public String text() {
            String name = days.equals(ALL) ? "daily" : days.equals(WORKING) ? "weekdays" : "";
            return (name.isEmpty() ? days.equals(WEEKEND) ? "weekends" : named() : name) + " " + time;
        }

        private String named() {
            return days.stream()
                    .sorted()
                    .map(day ->
                            day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(","));
        }
    }

    /**
     * On a day of each month, or its last one where it has fewer.
     *
     * @param day 1 to 31
     */
    record Monthly(int day, LocalTime time) implements Recurrence {

        @Override
        public Optional<Instant> next(Instant after, ZoneId zone, Instant made) {
            YearMonth month = YearMonth.from(after.atZone(zone));
            return List.of(month, month.plusMonths(1), month.plusMonths(2)).stream()
                    .map(each -> each.atDay(Math.min(day, each.lengthOfMonth()))
                            .atTime(time)
                            .atZone(zone)
                            .toInstant())
                    .filter(due -> due.isAfter(after))
                    .findFirst();
        }

        @Override
        public String text() {
            return "monthly " + (day == 31 ? "last" : Integer.toString(day)) + " " + time;
        }
    }

    /** Once. */
    record Once(LocalDateTime moment) implements Recurrence {

        private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

        @Override
        public Optional<Instant> next(Instant after, ZoneId zone, Instant made) {
            Instant due = moment.atZone(zone).toInstant();
            return due.isAfter(after) ? Optional.of(due) : Optional.empty();
        }

        @Override
        public String text() {
            return "once " + FORM.format(moment);
        }
    }
}
