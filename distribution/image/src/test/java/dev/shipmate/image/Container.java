package dev.shipmate.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs on the tree of an image as an engine would: as its user, in its environment, the tree read-only, a
 * folder in the place of the volume and one with settings, read-only too. Where nobody may do that on this machine, it
 * runs them from outside the tree.
 *
 * @param volume what stands in the place of the volume
 * @param settings what stands in the place of the folder of settings
 * @param isIsolated whether programs see nothing but the tree
 */
record Container(ImageTree tree, Path volume, Path settings, boolean isIsolated) {

    private static final String ISOLATED = """
            set -e
            root=$1 volume=$2 settings=$3 user=$4
            shift 4
            mount --bind "$root" "$root"
            mount --rbind /dev "$root/dev"
            mount --rbind /proc "$root/proc"
            mount --bind "$volume" "$root/var/lib/shipmate"
            mount --bind "$settings" "$root/var/lib/shipmate/conf"
            mount -o remount,bind,ro "$root/var/lib/shipmate/conf"
            mount -o remount,bind,ro "$root"
            exec chroot --userspec="$user" "$root" env -i "$@"
            """;

    /** Returns whether this machine lets us make trees that a program cannot leave. */
    static boolean canIsolate() throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "[ $(id -u) = 0 ] && unshare --mount mount --bind /tmp /tmp")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Starts the entry point of the image with these words behind it. */
    Process start(Path log, List<String> words) throws IOException {
        return program(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Runs the entry point with these words behind it to its end, and returns what it prints. */
    String output(String input, String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile("container", ".out");
        Process process = start(out, List.of(words));
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        boolean hasEnded = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(out);
        Files.delete(out);
        if (!hasEnded || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", words) + ": " + printed);
        }
        return printed;
    }

    private ProcessBuilder program(List<String> words) {
        List<String> entry = new ArrayList<>(tree.texts("Entrypoint"));
        entry.addAll(words);
        ProcessBuilder builder;
        if (isIsolated) {
            List<String> line = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", ISOLATED, "sh"));
            line.addAll(List.of(tree.root().toString(), volume.toString(), settings.toString()));
            line.add(tree.config().path("config").path("User").asText());
            line.addAll(tree.texts("Env"));
            line.addAll(entry);
            builder = new ProcessBuilder(line);
        } else {
            entry.set(0, tree.resolve(entry.get(0)).toString());
            builder = new ProcessBuilder(entry);
            builder.environment().put("SHIPMATE_HOME", volume.toString());
            builder.environment()
                    .put("JAVA_HOME", tree.resolve(LocalBase.JAVA_HOME).toString());
        }
        return builder;
    }
}
