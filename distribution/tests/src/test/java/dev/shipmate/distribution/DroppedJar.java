package dev.shipmate.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Builds a plugin jar from source, against the SPI of the distribution, as an author far away would. */
final class DroppedJar {

    private DroppedJar() {}

    /** Puts a plugin into the folder that brings commands of these names, each with the subcommand {@code say}. */
    static void withCommands(Path plugins, String name, String... commands) {
        StringBuilder list = new StringBuilder();
        for (String command : commands) {
            list.append(list.isEmpty() ? "" : ", ")
                    .append("Command.of(\"" + command + "\", \"A command of the tests.\","
                            + " Subcommand.of(\"say\", \"Says its name.\")"
                            + ".runs(in -> Outcome.reply(\"" + command + " ran\")))");
        }
        build(plugins, name, """
                public String name() { return "%s"; }
                public List<Command> commands(PluginContext context) { return List.of(%s); }
                """.formatted(name, list));
    }

    /** Puts a plugin into the folder whose command {@code say} takes a moment and says which jar it is from. */
    static void thatSays(Path plugins, String name, String word) {
        build(plugins, name, """
                public String name() { return "%s"; }
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("%s", "A command of the tests.", Subcommand.of("say", "Says it.").runs(in -> {
                        Thread.sleep(30);
                        return Outcome.reply("the %s jar");
                    })));
                }
                """.formatted(name, name, word));
    }

    /** Puts a plugin into the folder whose every method throws. */
    static void thatThrows(Path plugins, String name) {
        build(plugins, name, """
                public String name() { throw new IllegalStateException("thrown by name"); }
                public List<Setting<?>> settings() { throw new IllegalStateException("thrown by settings"); }
                public List<Command> commands(PluginContext context) { throw new NoClassDefFoundError("gone"); }
                public void close() { throw new IllegalStateException("thrown by close"); }
                """);
    }

    /** Puts a plugin into the folder whose class has this body. */
    static void build(Path plugins, String name, String body) {
        try {
            Path work = Files.createTempDirectory("jar");
            Path source = work.resolve("Dropped.java");
            Files.writeString(source, """
                    import dev.shipmate.spi.*;
                    import dev.shipmate.spi.command.*;
                    import java.util.List;
                    public final class Dropped implements Plugin {
                    %s
                    }
                    """.formatted(body));
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-cp", spi().toString(), "-d", work.toString(), source.toString());
            if (failed != 0) {
                throw new IllegalStateException("the plugin of the test does not compile");
            }
            pack(plugins.resolve(name + ".jar"), work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path jar, Path classes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Shipmate-Spi", "1");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> compiled = Files.list(classes)) {
            for (Path path :
                    compiled.filter(each -> each.toString().endsWith(".class")).toList()) {
                out.putNextEntry(new JarEntry(String.valueOf(path.getFileName())));
                out.write(Files.readAllBytes(path));
            }
            out.putNextEntry(new JarEntry("META-INF/services/dev.shipmate.spi.Plugin"));
            out.write("Dropped\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path spi() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("shipmate.home"), "lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("shipmate-spi"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
