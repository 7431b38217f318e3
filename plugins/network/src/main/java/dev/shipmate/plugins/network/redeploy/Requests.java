package dev.shipmate.plugins.network.redeploy;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.Store;
import dev.shipmate.spi.command.CommandException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The requests that wait for a yes, by a short number, in the plugin's store. Each is decided once, whoever is quicker on
 * whichever node. A number does not come again, so an old button never says yes to something else.
 */
final class Requests {

    /** For an approval; a confirmation ends sooner, as what was tried soon is not what would be run. */
    private static final Duration APPROVAL = Duration.ofHours(24);

    private static final Duration CONFIRMATION = Duration.ofHours(1);
    /** Longer than any request lives. */
    private static final Duration DECIDED = Duration.ofDays(2);

    private static final String KEY = "redeploy/request/";
    private static final String LAST = "redeploy/last";
    private static final Gson GSON = new Gson();

    private final Store store;

    Requests(Store store) {
        this.store = store;
    }

    /** Keeps a request for a while and returns its number. */
    long keep(Request request) {
        Duration lifetime = request.step() == Request.Step.APPROVE ? APPROVAL : CONFIRMATION;
        long number = store.get(LAST).map(Long::parseLong).orElse(0L) + 1;
        while (!store.putIfAbsent(key(number), GSON.toJson(request), lifetime)) {
            number++;
        }
        store.put(LAST, Long.toString(number));
        return number;
    }

    /**
     * Returns a request that waits.
     *
     * @throws CommandException if there is none of this number and step, or it is decided
     */
    Request waiting(long number, Request.Step step) {
        store.get(decided(number)).ifPresent(how -> {
            throw new CommandException("Request " + number + " was already " + how + ".");
        });
        Request request = store.get(key(number))
                .map(Requests::read)
                .orElseThrow(() -> new CommandException("There is no request " + number
                        + " any more; it may be too old. \"network redeploy\" asks anew."));
        if (request.step() != step) {
            throw new CommandException(
                    step == Request.Step.APPROVE
                            ? "Request " + number + " is not confirmed yet by "
                                    + request.asker().name() + ", who asked."
                            : "Request " + number + " waits for another person: \"network approve " + number + "\".");
        }
        return request;
    }

    /** Returns the requests that wait for a second person, by their numbers. */
    SortedMap<Long, Request> forApproval() {
        SortedMap<Long, Request> waiting = new TreeMap<>();
        for (String key : store.keys(KEY)) {
            long number = Long.parseLong(key.substring(KEY.length()));
            store.get(key)
                    .map(Requests::read)
                    .filter(request -> request.step() == Request.Step.APPROVE)
                    .filter(request -> store.get(decided(number)).isEmpty())
                    .ifPresent(request -> waiting.put(number, request));
        }
        return waiting;
    }

    /**
     * Decides a request.
     *
     * @param how such as {@code approved by Ada}
     * @throws CommandException if somebody else was quicker
     */
    void decide(long number, String how) {
        if (!store.putIfAbsent(decided(number), Words.cell(how), DECIDED)) {
            throw new CommandException("Request " + number + " was already "
                    + store.get(decided(number)).orElse("decided") + ".");
        }
    }

    private static Request read(String text) {
        try {
            return GSON.fromJson(text, Request.class);
        } catch (JsonParseException e) {
            throw new CommandException("That request cannot be read any more. \"network redeploy\" asks anew.", e);
        }
    }

    private static String key(long number) {
        return KEY + number;
    }

    private static String decided(long number) {
        return "redeploy/decided/" + number;
    }
}
