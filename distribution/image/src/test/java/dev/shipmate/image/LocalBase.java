package dev.shipmate.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An image to lay others on, made of this machine: its Java, a shell and what these need. No engine and no registry has
 * to be at hand for it. Two layers, of which the second takes a file of the first away, as those of others do.
 */
final class LocalBase {

    static final String JAVA_HOME = "/opt/java";
    /** In the first layer; not in the image. */
    static final String TAKEN_AWAY = "etc/taken-away";

    private static final List<String> TOOLS = List.of(
            "sh",
            "basename",
            "cat",
            "chmod",
            "cksum",
            "cp",
            "cut",
            "date",
            "dirname",
            "env",
            "find",
            "grep",
            "head",
            "id",
            "ls",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sort",
            "stat",
            "tail",
            "tr",
            "uname");
    private static final Pattern LIBRARY = Pattern.compile("(?:=>\\s+|^\\s+)(/\\S+)", Pattern.MULTILINE);

    private final Path folder;
    /** By the path in the image. */
    private final TreeMap<String, Path> files = new TreeMap<>();

    LocalBase(Path folder) {
        this.folder = folder;
    }

    /** Writes it and returns the file. */
    Path write() throws Exception {
        Path java = folder.resolve("java");
        Path jlink = Path.of(System.getProperty("java.home"), "bin/jlink");
        output(
                jlink.toString(),
                "--add-modules",
                "ALL-MODULE-PATH",
                "--no-man-pages",
                "--no-header-files",
                "--strip-java-debug-attributes",
                "--output",
                java.toString());
        try (Stream<Path> all = Files.walk(java)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(JAVA_HOME + "/" + java.relativize(file), file);
                if (Files.isExecutable(file) || file.toString().endsWith(".so")) {
                    addLibraries(file, java);
                }
            }
        }
        for (String tool : TOOLS) {
            Path found = Path.of(output("sh", "-c", "command -v " + tool).strip());
            files.put("/bin/" + tool, found.toRealPath());
            addLibraries(found.toRealPath(), java);
        }
        Path empty = Files.createFile(folder.resolve("empty"));
        Path place = Files.createDirectory(folder.resolve("place"));
        FileEntriesLayer.Builder first = FileEntriesLayer.builder()
                .addEntry(empty, AbsoluteUnixPath.get("/" + TAKEN_AWAY))
                .addEntry(place, AbsoluteUnixPath.get("/proc"))
                .addEntry(place, AbsoluteUnixPath.get("/dev"))
                .addEntry(place, AbsoluteUnixPath.get("/tmp"), FilePermissions.fromOctalString("777"));
        files.forEach((target, file) -> first.addEntry(file, AbsoluteUnixPath.get(target), permissions(file)));
        Path taken = Path.of(TAKEN_AWAY);
        FileEntriesLayer second = FileEntriesLayer.builder()
                .addEntry(empty, AbsoluteUnixPath.get("/" + taken.resolveSibling(".wh." + taken.getFileName())))
                .build();
        Path image = folder.resolve("base.tar");
        Jib.fromScratch()
                .addFileEntriesLayer(first.build())
                .addFileEntriesLayer(second)
                .addEnvironmentVariable("JAVA_HOME", JAVA_HOME)
                .addEnvironmentVariable("PATH", "/bin")
                .containerize(Containerizer.to(TarImage.at(image).named("base"))
                        .setBaseImageLayersCache(folder.resolve("cache"))
                        .setApplicationLayersCache(folder.resolve("cache")));
        return image;
    }

    private void addLibraries(Path program, Path java) throws IOException, InterruptedException {
        Matcher library = LIBRARY.matcher(output("sh", "-c", "ldd '" + program + "' 2>/dev/null || true"));
        while (library.find()) {
            Path file = Path.of(library.group(1));
            if (!file.startsWith(java)) {
                files.put(file.toString(), file.toRealPath());
            }
        }
    }

    private static FilePermissions permissions(Path file) {
        return FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644");
    }

    private static String output(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", words));
        return out;
    }
}
