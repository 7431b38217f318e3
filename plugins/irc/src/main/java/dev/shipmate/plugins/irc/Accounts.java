package dev.shipmate.plugins.irc;

import dev.shipmate.spi.platform.PlatformException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks the server with WHOIS which account somebody is logged in to. Nothing is remembered: a nickname may be another's a
 * moment later. May be used by many threads.
 */
final class Accounts {

    private static final int MOST_OPEN = 200;

    private final Outgoing outgoing;
    private final Map<String, Query> open = new HashMap<>();
    private boolean isEnded;

    /**
     * Who somebody is.
     *
     * @param nick as it is written; the empty string if there is nobody of that name
     * @param userAtHost such as {@code ada@example.org}
     * @param account the empty string for nobody who is logged in
     */
    record Known(String nick, String userAtHost, String account) {

        static final Known NOBODY = new Known("", "", "");

        boolean isThere() {
            return !nick.isEmpty();
        }
    }

    private static final class Query {

        private final CompletableFuture<Known> answer = new CompletableFuture<>();
        private Known soFar = Known.NOBODY;
    }

    Accounts(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /** Asks; the answer comes on the thread that holds the connection. */
    synchronized CompletableFuture<Known> ask(String nick, ServerFacts facts) {
        if (isEnded || open.size() >= MOST_OPEN) {
            return CompletableFuture.failedFuture(
                    PlatformException.passing("the IRC server cannot be asked who " + nick + " is", null));
        }
        return open.computeIfAbsent(facts.fold(nick), fresh -> {
                    outgoing.urgent("WHOIS " + nick);
                    return new Query();
                })
                .answer;
    }

    /** Hears a numeric of an answer. */
    void hear(IrcLine line, ServerFacts facts) {
        String nick = facts.fold(line.param(1));
        Optional<Query> ended;
        synchronized (this) {
            Query query = open.get(nick);
            if (query == null) {
                return;
            }
            switch (line.command()) {
                case "311" ->
                    query.soFar = new Known(line.param(1), line.param(2) + "@" + line.param(3), query.soFar.account);
                case "330" -> query.soFar = new Known(query.soFar.nick, query.soFar.userAtHost, line.param(2));
                default -> open.remove(nick);
            }
            ended = open.containsKey(nick) ? Optional.empty() : Optional.of(query);
        }
        ended.ifPresent(query -> query.answer.complete(query.soFar));
    }

    /** Answers nobody any more. */
    void end(String why) {
        Map<String, Query> left;
        synchronized (this) {
            isEnded = true;
            left = Map.copyOf(open);
            open.clear();
        }
        left.values().forEach(query -> query.answer.completeExceptionally(PlatformException.passing(why, null)));
    }
}
