package dev.shipmate.core.plugin;

import dev.shipmate.spi.Plugin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * A plugin jar that is compiled and packed while a test runs.
 *
 * <pre>{@code
 * Path jar = PluginJar.named("jokes.jar").plugin("acme.Jokes", "…the class body…").in(folder);
 * }</pre>
 */
public final class PluginJar {

    private static final String SERVICE = "META-INF/services/dev.shipmate.spi.Plugin";

    private final String fileName;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new TreeMap<>();
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final List<String> providers = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private PluginJar(String fileName) {
        this.fileName = fileName;
        manifest.put("Shipmate-Spi", String.valueOf(Plugin.SPI_VERSION));
    }

    public static PluginJar named(String fileName) {
        return new PluginJar(fileName);
    }

    /** Adds a class, given its whole source. */
    public PluginJar java(String className, String source) {
        sources.put(className, source);
        return this;
    }

    /** Adds a public class that implements Plugin, with all of the SPI imported, and names it as the service. */
    public PluginJar plugin(String className, String body) {
        int dot = className.lastIndexOf('.');
        providers.add(className);
        return java(className, """
                package %s;
                import dev.shipmate.spi.*;
                import dev.shipmate.spi.command.*;
                import dev.shipmate.spi.message.*;
                import dev.shipmate.spi.platform.*;
                import java.net.http.*;
                import java.util.*;
                public class %s implements Plugin {
                %s
                }
                """.formatted(className.substring(0, dot), className.substring(dot + 1), body));
    }

    /** Names one more class as the service. */
    public PluginJar service(String className) {
        providers.add(className);
        return this;
    }

    public PluginJar withoutService() {
        providers.clear();
        return this;
    }

    /** Leaves a compiled class out of the jar. */
    public PluginJar without(String className) {
        leftOut.add(className.replace('.', '/') + ".class");
        return this;
    }

    public PluginJar entry(String path, String text) {
        entries.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds an entry of this many zeros, which pack well. */
    public PluginJar zeros(String path, int bytes) {
        entries.put(path, new byte[bytes]);
        return this;
    }

    /** Adds a line to the manifest; an empty value takes it away. */
    public PluginJar manifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    public PluginJar version(String version) {
        return manifest("Implementation-Version", version);
    }

    /** Compiles and packs it into the folder, over one of the same name. */
    public Path in(Path folder) {
        try {
            Path classes = Files.createTempDirectory("plugin-jar");
            compile(classes);
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    entries.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                    Files.delete(file);
                }
            }
            leftOut.forEach(entries::remove);
            if (!providers.isEmpty()) {
                entry(SERVICE, String.join("\n", providers));
            }
            Files.createDirectories(folder);
            Path jar = folder.resolve(fileName);
            pack(jar);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pack(Path jar) throws IOException {
        Manifest lines = new Manifest();
        lines.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((name, value) -> {
            if (!value.isEmpty()) {
                lines.getMainAttributes().putValue(name, value);
            }
        });
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(dated("META-INF/MANIFEST.MF"));
            lines.write(out);
            out.closeEntry();
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(dated(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
    }

    /** The same bytes each time. */
    private static JarEntry dated(String path) {
        JarEntry entry = new JarEntry(path);
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        return entry;
    }

    private void compile(Path classes) throws IOException {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> mistakes = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(mistakes, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    location(Plugin.class)
                            + java.io.File.pathSeparator
                            + location(NullMarked.class)
                            + java.io.File.pathSeparator
                            + location(org.slf4j.Logger.class));
            List<Source> units = sources.entrySet().stream()
                    .map(source -> new Source(source.getKey(), source.getValue()))
                    .toList();
            if (!compiler.getTask(output, files, mistakes, options, null, units).call()) {
                throw new IllegalArgumentException(mistakes.getDiagnostics() + output.toString());
            }
        }
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
