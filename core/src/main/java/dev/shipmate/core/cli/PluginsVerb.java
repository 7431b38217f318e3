package dev.shipmate.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.plugin.PluginLock;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code shipmate plugins}, which lists them, and what else there is to do with the folder of the jars. */
@Command(
        name = "plugins",
        description = "Lists the plugins: jar, version, SHA-256, state, reason.",
        mixinStandardHelpOptions = true)
final class PluginsVerb extends ListVerbs.Listing {

    private static final long PAUSE_MS = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    String operation() {
        return "plugins";
    }

    @Override
    String[] columns() {
        return new String[] {"name", "version", "state", "jar", "sha256", "commands", "platforms", "reason"};
    }

    @Command(
            name = "watch",
            description = "Prints what happens to the plugins of the running host, as it happens.",
            mixinStandardHelpOptions = true)
    int watch(
            @Mixin HomeOption home,
            @Option(names = "--for", paramLabel = "SECONDS", description = "End after that long (default: never).")
                    @Nullable
                    Integer seconds,
            @Option(names = "--json", description = "Print a line of JSON for each.") boolean isJson) {
        Session session = new Session(home);
        if (!session.isHostRunning()) {
            throw new CliException("no host runs on " + home.home() + "; start one, then watch it");
        }
        PrintWriter out = spec.commandLine().getOut();
        long last = 0;
        for (JsonNode newest : session.run("plugins.events", JsonNodeFactory.instance.objectNode())) {
            last = newest.path("number").asLong();
        }
        if (!isJson) {
            out.println("Watching " + home.plugins() + "; Ctrl-C ends it.");
            out.flush();
        }
        Instant end = seconds == null ? Instant.MAX : Instant.now().plus(Duration.ofSeconds(seconds));
        while (Instant.now().isBefore(end)) {
            ObjectNode after = JsonNodeFactory.instance.objectNode().put("after", last);
            if (!session.isHostRunning()) {
                throw new CliException("the host has stopped");
            }
            for (JsonNode event : session.run("plugins.events", after)) {
                last = event.path("number").asLong();
                out.println(isJson ? event.toString() : line(event));
                out.flush();
            }
            if (!hasPaused()) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean hasPaused() {
        try {
            Thread.sleep(PAUSE_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Command(
            name = "lock",
            description = "Pins the jars that are in the folder now: from then on no other jar is loaded.",
            mixinStandardHelpOptions = true)
    int lock(@Mixin HomeOption home) {
        PluginLock lock = new PluginLock(home.home().resolve("conf"));
        Map<String, String> before = lock.pins();
        Map<String, String> now = PluginLock.of(home.plugins());
        lock.write(now);
        PrintWriter out = spec.commandLine().getOut();
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(now.keySet());
        for (String jar : all) {
            String was = before.getOrDefault(jar, "");
            String is = now.getOrDefault(jar, "");
            if (!was.equals(is)) {
                String what = was.isEmpty() ? "pinned" : is.isEmpty() ? "no longer pinned" : "pinned anew";
                out.println(what + ": " + jar + (is.isEmpty() ? "" : " " + is));
            }
        }
        out.println(now.size() + " jars of " + home.plugins() + " are pinned in " + lock.file());
        return 0;
    }

    private static String line(JsonNode event) {
        return TIME.format(Instant.parse(event.path("time").asText())) + " "
                + event.path("kind").asText().replace('_', ' ') + ": "
                + event.path("text").asText();
    }
}
