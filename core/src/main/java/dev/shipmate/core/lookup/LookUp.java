package dev.shipmate.core.lookup;

import dev.shipmate.core.admin.AttemptLimiter;
import dev.shipmate.core.lookup.LookedUp.Match;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.plugin.InstalledPlatform;
import dev.shipmate.core.plugin.PluginBusyException;
import dev.shipmate.core.plugin.PluginThreads;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.PlatformException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds IDs by name or e-mail address on every platform that can. Platforms limit how often they may be asked, so answers
 * are remembered for five minutes, and one account may ask 20 times at once and then once in three seconds.
 */
public final class LookUp {

    private static final Logger LOG = LoggerFactory.getLogger(LookUp.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 1_000;
    private static final int BURST = 20;
    private static final Duration STEP = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_NAME = 255;

    private final Supplier<Catalog> catalog;
    private final Clock clock;
    private final AttemptLimiter limiter;
    private final Map<Question, Remembered> answers = new LinkedHashMap<>(16, 0.75f, true);

    /** What was asked of a platform; an e-mail address has no kind. */
    private record Question(String platform, Optional<PartyKind> kind, String name) {}

    private record Remembered(List<Party> parties, Instant until) {}

    public LookUp(Supplier<Catalog> catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
        this.limiter = new AttemptLimiter(clock, BURST, STEP, MOST_REMEMBERED);
    }

    /**
     * Finds whoever is called so.
     *
     * @param asker the account that asks
     * @param platform "" for every platform that is on
     */
    public LookedUp byName(String asker, String platform, PartyKind kind, String name) {
        return find(asker, platform, name, one -> new Question(one, Optional.of(kind), folded(name)));
    }

    /** Finds the user with an e-mail address. */
    public LookedUp byEmail(String asker, String platform, String email) {
        return find(asker, platform, email, one -> new Question(one, Optional.empty(), folded(email)));
    }

    private LookedUp find(String asker, String platform, String name, Function<String, Question> question) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            return new LookedUp.Failed("Write a name of at most " + LONGEST_NAME + " characters.");
        }
        List<InstalledPlatform> asked = platform.isBlank()
                ? catalog.get().platforms()
                : catalog.get().platform(platform.strip()).stream().toList();
        if (asked.isEmpty()) {
            return new LookedUp.Failed(
                    platform.isBlank()
                            ? "No platform is on."
                            : "The platform \"" + platform.strip() + "\" is not on. Plugins shows those that are.");
        }
        if (!limiter.tryOnce(asker)) {
            return new LookedUp.TooOften();
        }
        List<Match> matches = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (InstalledPlatform installed : asked) {
            String called = installed.platform().name();
            try {
                parties(installed, question.apply(called)).forEach(party -> matches.add(new Match(called, party)));
            } catch (PlatformException e) {
                failures.add(called + ": " + e.getMessage() + ".");
            }
        }
        return matches.isEmpty() && !failures.isEmpty()
                ? new LookedUp.Failed(String.join(" ", failures))
                : new LookedUp.Found(matches);
    }

    private List<Party> parties(InstalledPlatform installed, Question question) {
        Optional<List<Party>> known = remembered(question);
        if (known.isPresent()) {
            return known.get();
        }
        List<Party> found = List.copyOf(ask(installed, question));
        remember(question, found);
        return found;
    }

    private List<Party> ask(InstalledPlatform installed, Question question) {
        ChatPlatform platform = installed.platform();
        PluginThreads.Task<List<Party>> task = installed
                .plugin()
                .threads()
                .quick(() -> question.kind()
                        .map(kind -> platform.lookUp(kind, question.name()))
                        .orElseGet(() ->
                                platform.lookUpEmail(question.name()).stream().toList()));
        try {
            return task.future().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PlatformException told) {
                throw told;
            }
            if (e.getCause() instanceof PluginBusyException) {
                throw PlatformException.passing("it is busy; try again shortly", e);
            }
            LOG.warn("a look-up on {} failed", platform.name(), e);
            throw PlatformException.passing("it failed; the log has the details", e);
        } catch (TimeoutException e) {
            task.interrupt();
            throw PlatformException.passing("it did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            task.interrupt();
            Thread.currentThread().interrupt();
            throw PlatformException.passing("the host is stopping", e);
        }
    }

    private synchronized Optional<List<Party>> remembered(Question question) {
        Remembered known = answers.get(question);
        return known == null || !clock.instant().isBefore(known.until())
                ? Optional.empty()
                : Optional.of(known.parties());
    }

    private synchronized void remember(Question question, List<Party> parties) {
        answers.put(question, new Remembered(parties, clock.instant().plus(REMEMBERED)));
        if (answers.size() > MOST_REMEMBERED) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    /** Platforms take names without regard to case, and a sign before them as none. */
    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
