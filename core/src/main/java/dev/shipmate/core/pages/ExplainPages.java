package dev.shipmate.core.pages;

import dev.shipmate.core.access.Decision;
import dev.shipmate.core.access.Explainer;
import dev.shipmate.core.dispatch.CommandLine;
import dev.shipmate.core.dispatch.CommandLineParser;
import dev.shipmate.core.log.LogStatistics;
import dev.shipmate.spi.message.Party;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says of a platform, place, user and command what permits or blocks it, by the rule that decides. */
final class ExplainPages {

    private static final String SECTION = "explain";
    private static final int PLACES = 50;
    private static final int LONGEST = 4_000;

    private final Explainer explainer;
    private final LogStatistics statistics;
    private final Supplier<List<String>> platforms;
    private final CommandLineParser parser = new CommandLineParser();

    ExplainPages(Explainer explainer, LogStatistics statistics, Supplier<List<String>> platforms) {
        this.explainer = explainer;
        this.statistics = statistics;
        this.platforms = platforms;
    }

    void addTo(Doors doors) {
        doors.page("/explain", this::explain);
    }

    private void explain(Visit visit) {
        Map<String, String> asked = new LinkedHashMap<>();
        List.of("platform", "organization", "channel", "user", "line")
                .forEach(name -> asked.put(name, visit.query(name)));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", Form.of(asked));
        model.put(
                "platforms",
                platforms.get().stream().filter(name -> !name.equals("*")).toList());
        model.put("places", statistics.places(PLACES));
        boolean isAsked =
                !visit.query("platform").isEmpty() && visit.query("line").length() <= LONGEST;
        model.put("verdicts", List.of());
        model.put("answer", "");
        model.put("isAllowed", false);
        if (isAsked) {
            Decision decision = decide(visit);
            model.put("answer", answer(decision));
            model.put("isAllowed", decision.isAllowed());
            model.put(
                    "verdicts",
                    decision.checks().stream().map(LogPages::verdict).toList());
        }
        visit.show("explain", SECTION, model);
    }

    private static String answer(Decision decision) {
        if (!decision.isAllowed()) {
            return decision.refusalText();
        }
        return decision.checks().isEmpty() ? "Permitted: this needs no grant." : "Permitted.";
    }

    private Decision decide(Visit visit) {
        String text = visit.query("line");
        CommandLine line = parser.parse(text.startsWith("/") ? text.substring(1) : text);
        return explainer.decide(
                visit.query("platform"),
                line.command(),
                line.subcommand(),
                party(visit.query("organization")),
                party(visit.query("channel")),
                party(visit.query("user")));
    }

    private static @Nullable Party party(String id) {
        return id.isEmpty() ? null : Party.of(id);
    }
}
