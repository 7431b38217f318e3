package dev.shipmate.plugins.irc;

import dev.shipmate.spi.platform.PlatformException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, at a pace that servers put up with: some lines at once, then one for each pause. Targets take
 * turns, so that a long answer holds up no other channel. Behind the last line of an answer goes a PING; its PONG says that
 * the server has taken the answer, for nothing else does. May be used by many threads.
 */
final class Outgoing {

    private static final int MOST_WAITING = 200;

    /** How long an answer may wait until its last line is sent, and then until the server says that it was taken. */
    private static final Duration TURN = Duration.ofSeconds(40);

    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final LongSupplier nanoTime;
    private final long pause;
    private final long ahead;
    private final UnaryOperator<String> fold;
    private final Deque<String> urgent = new ArrayDeque<>();
    private final Map<String, Deque<Utterance>> waiting = new LinkedHashMap<>();
    private final Map<String, Utterance> unanswered = new LinkedHashMap<>();
    private @Nullable Utterance finished;
    private @Nullable String ended;
    private long number;
    private long due;

    /**
     * Makes one.
     *
     * @param burst how many lines may go out at once
     * @param pause nanoseconds for each line after those
     * @param fold the lower case of names of targets
     */
    Outgoing(LongSupplier nanoTime, int burst, long pause, UnaryOperator<String> fold) {
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.ahead = (burst - 1) * pause;
        this.fold = fold;
        this.due = nanoTime.getAsLong();
    }

    /** Adds a line that goes before all others. */
    synchronized void urgent(String line) {
        urgent.add(line);
    }

    /**
     * Adds an answer.
     *
     * @throws PlatformException if too many wait, or the connection has ended
     */
    synchronized Utterance say(String target, List<String> lines) {
        if (ended != null) {
            throw PlatformException.passing(ended, null);
        }
        if (waiting.values().stream().mapToInt(Deque::size).sum() >= MOST_WAITING) {
            throw PlatformException.passing(MOST_WAITING + " answers wait to be sent to IRC", null);
        }
        Utterance utterance = new Utterance(fold.apply(target), lines, nanoTime.getAsLong() + TURN.toNanos());
        waiting.computeIfAbsent(utterance.target(), fresh -> new ArrayDeque<>()).add(utterance);
        return utterance;
    }

    private void withdraw(Utterance utterance) {
        Deque<Utterance> lane = waiting.get(utterance.target());
        if (lane != null && lane.remove(utterance) && lane.isEmpty()) {
            waiting.remove(utterance.target());
        }
        unanswered.values().remove(utterance);
    }

    /** Returns the next line if one may be sent now. */
    synchronized Optional<String> next() {
        if (untilNext() > 0) {
            return Optional.empty();
        }
        Utterance asked = finished;
        if (asked != null) {
            finished = null;
            String token = "taken-" + ++number;
            unanswered.put(token, asked);
            asked.until(nanoTime.getAsLong() + ANSWER.toNanos());
            return Optional.of("PING :" + token);
        }
        due = Math.max(due, nanoTime.getAsLong()) + pause;
        String first = urgent.poll();
        return Optional.of(first != null ? first : nextOfLanes());
    }

    /** Returns the nanoseconds until the next line may be sent; {@code Long.MAX_VALUE} where there is none. */
    synchronized long untilNext() {
        if (finished != null) {
            return 0;
        }
        return urgent.isEmpty() && waiting.isEmpty() ? Long.MAX_VALUE : Math.max(0, due - ahead - nanoTime.getAsLong());
    }

    /** Notes the answer to a PING. */
    synchronized void pong(String token) {
        Utterance taken = unanswered.remove(token);
        if (taken != null) {
            taken.taken().complete(null);
        }
    }

    /** Notes that the server refused what was sent to a target: the oldest that is not taken yet. */
    synchronized void refused(String target, PlatformException why) {
        String folded = fold.apply(target);
        open().stream()
                .filter(utterance -> utterance.target().equals(folded))
                .findFirst()
                .ifPresent(utterance -> fail(utterance, why));
    }

    /** Notes that the server refused something without saying what. */
    synchronized void refusedOldest(PlatformException why) {
        open().stream().findFirst().ifPresent(utterance -> fail(utterance, why));
    }

    /** Gives up what the server has not taken in time. */
    synchronized void expire() {
        long now = nanoTime.getAsLong();
        open().stream()
                .filter(utterance -> now - utterance.until() > 0)
                .forEach(utterance ->
                        fail(utterance, PlatformException.passing("the IRC server did not take it in time", null)));
    }

    /** Returns all that is not taken, the oldest first. */
    private List<Utterance> open() {
        List<Utterance> open = new ArrayList<>(unanswered.values());
        if (finished != null) {
            open.add(finished);
        }
        waiting.values().forEach(open::addAll);
        return open;
    }

    private void fail(Utterance utterance, PlatformException why) {
        withdraw(utterance);
        finished = utterance == finished ? null : finished;
        utterance.taken().completeExceptionally(why);
    }

    /** Takes nothing more, and says so to all that wait. */
    synchronized void end(String why) {
        ended = why;
        List<Utterance> lost = open();
        urgent.clear();
        waiting.clear();
        unanswered.clear();
        finished = null;
        lost.forEach(utterance -> utterance.taken().completeExceptionally(PlatformException.passing(why, null)));
    }

    /** The first target has its turn and goes behind the others. */
    private String nextOfLanes() {
        Map.Entry<String, Deque<Utterance>> turn = waiting.entrySet().iterator().next();
        Deque<Utterance> lane = turn.getValue();
        Utterance utterance = lane.element();
        String line = utterance.lines().remove();
        waiting.remove(turn.getKey());
        if (utterance.lines().isEmpty()) {
            lane.remove();
            finished = utterance;
        }
        if (!lane.isEmpty()) {
            waiting.put(turn.getKey(), lane);
        }
        return line;
    }
}
