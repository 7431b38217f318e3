package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What really ran: a plugin whose command {@code ledger enter ID} appends a line to a file before it does anything else. A
 * written line outlives a killed process, so a second run of a command is seen whatever the database says.
 */
final class Ledger {

    private static final String REPLY = "entered ";

    private final Path file;

    Ledger(Path file) {
        this.file = file;
    }

    /** Puts the plugin into a folder; most of its runs are short, every tenth takes a while. */
    void dropInto(Path plugins) {
        DroppedJar.build(plugins, "ledger", """
                private static final Parameter<String> ID = Parameter.text("id", "Which one?");
                public String name() { return "ledger"; }
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("ledger", "Keeps a ledger.",
                            Subcommand.of("enter", "Enters a line.").takes(ID).runs(in -> {
                                java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), in.get(ID) + "\\n",
                                        java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
                                int chance = java.util.concurrent.ThreadLocalRandom.current().nextInt(100);
                                Thread.sleep(chance < 10 ? chance * 10 : chance / 20);
                                return Outcome.reply("%s" + in.get(ID));
                            })));
                }
                """.formatted(file, REPLY));
    }

    /** What a finished run answers. */
    static String reply(String id) {
        return REPLY + id;
    }

    /** Returns how often each id ran. */
    Map<String, Long> runs() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
