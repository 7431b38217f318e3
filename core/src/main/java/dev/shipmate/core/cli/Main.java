package dev.shipmate.core.cli;

import dev.shipmate.core.HostStartException;
import dev.shipmate.core.HostVersion;
import dev.shipmate.core.database.DatabaseException;
import dev.shipmate.core.database.Outage;
import dev.shipmate.core.dev.DevException;
import dev.shipmate.core.node.SecretKeyMismatchException;
import dev.shipmate.core.operations.RefusedException;
import dev.shipmate.core.store.SecretKeyException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code bin/shipmate}: exit 0 done, 1 refused or failed with one clear line on stderr, 2 wrong usage. */
@Command(
        name = "shipmate",
        description = "ChatOps for network teams, the companion of Nautobot.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "VERB")
public final class Main {

    /** The version of this host, for {@code --version}. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"shipmate " + HostVersion.current()};
        }
    }

    Main() {}

    public static void main(String[] words) {
        System.exit(run(
                words,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
    }

    /** Runs a command line and returns its exit code. */
    public static int run(String[] words, PrintWriter out, PrintWriter err) {
        String[] ordered = words.length == 0 ? words : homeBehind(words);
        CommandLine line = Verbs.of(ordered.length == 0 ? "" : ordered[0])
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((thrown, failed, parsed) -> failed(thrown, err));
        if (ordered.length == 0) {
            line.usage(out);
            return 2;
        }
        return line.execute(ordered);
    }

    /** Takes {@code --home} before the verb too, where people write it who work on several homes. */
    static String[] homeBehind(String[] words) {
        int given = words[0].equals("--home") ? 2 : words[0].startsWith("--home=") ? 1 : 0;
        if (given == 0 || words.length <= given) {
            return words;
        }
        List<String> moved = new ArrayList<>(List.of(words).subList(given, words.length));
        int end = moved.contains("--") ? moved.indexOf("--") : moved.size();
        moved.addAll(end, List.of(words).subList(0, given));
        return moved.toArray(String[]::new);
    }

    private static int failed(Exception thrown, PrintWriter err) throws Exception {
        boolean isTold = thrown instanceof CliException
                || thrown instanceof DevException
                || thrown instanceof RefusedException
                || thrown instanceof HostStartException
                || thrown instanceof SecretKeyException
                || thrown instanceof SecretKeyMismatchException
                || thrown instanceof DatabaseException;
        if (!isTold) {
            Outage outage = Outage.of(thrown).orElseThrow(() -> thrown);
            err.println("shipmate: " + outage.sentence());
            return 1;
        }
        String.valueOf(thrown.getMessage()).lines().forEach(line -> err.println("shipmate: " + line));
        return 1;
    }
}
