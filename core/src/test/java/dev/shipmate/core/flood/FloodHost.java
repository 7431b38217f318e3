package dev.shipmate.core.flood;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.Host;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.log.Author;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.Inbound;
import dev.shipmate.spi.platform.Limits;
import dev.shipmate.spi.platform.MessageRef;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Received;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A host in a process of its own, with little memory, a command that takes a while and a platform that forgets what it is
 * sent. It prints its port, and when its input ends, how often the command ran.
 */
final class FloodHost {

    private static final AtomicInteger RUNS = new AtomicInteger();

    private FloodHost() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Map<String, String> settings = Map.of(
                "http_host", "127.0.0.1",
                "http_port", "0",
                "enable_flood", "true",
                "rate_limit_per_user", "0",
                "rate_limit_per_channel", "0");
        Host host = Host.start(new HostOptions(
                home,
                home.resolve("plugins"),
                true,
                settings,
                Map.of(),
                List.of(new Flooded(Long.parseLong(arguments[1]))),
                Clock.systemUTC()));
        for (String type : List.of("organization", "channel", "user")) {
            host.run(
                    "grants.add",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("command", "flood")
                            .put("subcommand", "*")
                            .put("grant_type", type)
                            .put("value", "*"),
                    new Author("test", "cli", "1"));
        }
        System.out.println(host.port());
        while (System.in.read() >= 0) {
            Runtime memory = Runtime.getRuntime();
            int open = host.database()
                    .jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from delivery where state <> 'done'")
                            .mapTo(Integer.class)
                            .one());
            System.out.println(
                    open + " open, " + RUNS + " runs, used " + (memory.totalMemory() - memory.freeMemory()) / 1_000_000
                            + " MB of " + memory.maxMemory() / 1_000_000 + ", " + Thread.activeCount() + " threads");
        }
        host.close();
        System.exit(0);
    }

    /** The platform and the command. */
    private record Flooded(long millis) implements Plugin, ChatPlatform {

        @Override
        public String name() {
            return "flood";
        }

        @Override
        public List<Command> commands(PluginContext context) {
            return List.of(Command.of(
                    "flood",
                    "Takes its time.",
                    Subcommand.of("waits", "Waits a little.").runs(in -> {
                        if (millis > 0) {
                            Thread.sleep(millis);
                        }
                        return Outcome.reply("run " + RUNS.incrementAndGet());
                    })));
        }

        @Override
        public List<ChatPlatform> platforms(PluginContext context) {
            return List.of(this);
        }

        @Override
        public Limits limits() {
            return Limits.of(10, 100);
        }

        /** The body is the delivery's number, which says who sent it, too. */
        @Override
        public Received receive(WebRequest request) {
            int number = Integer.parseInt(request.text());
            Origin origin = new Origin(
                    "flood", Party.of("T1"), Party.of("C" + number % 100), Party.of("U" + number % 1_000), "");
            return Received.of(WebResponse.ok(), new Inbound.Line("d" + number, origin, "flood waits"));
        }

        @Override
        public MessageRef send(Origin origin, Message message) {
            return new MessageRef("m");
        }

        @Override
        public void ask(Origin origin, Prompt prompt) {}

        @Override
        public void close() {}
    }
}
