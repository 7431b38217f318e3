package dev.shipmate.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a container engine makes of an image's file: its configuration, and its layers laid one on the other.
 *
 * @param root the tree
 */
record ImageTree(JsonNode config, Path root) {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Unpacks the image; with its owners if this is root. */
    static ImageTree unpacked(Path image, Path folder) throws IOException, InterruptedException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        run("tar", "-xf", image.toString(), "-C", parts.toString());
        JsonNode index = JSON.readTree(parts.resolve("index.json").toFile());
        JsonNode manifest =
                JSON.readTree(blob(parts, index.path("manifests").path(0)).toFile());
        Path root = Files.createDirectory(folder.resolve("root"));
        int number = 0;
        for (JsonNode layer : manifest.path("layers")) {
            Path upper = Files.createDirectory(folder.resolve("layer" + number++));
            run("tar", "-xpzf", blob(parts, layer).toString(), "-C", upper.toString());
            takeAway(upper, root);
            run("cp", "-a", upper + "/.", root.toString());
        }
        return new ImageTree(JSON.readTree(blob(parts, manifest.path("config")).toFile()), root);
    }

    Path resolve(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** Returns the texts of a list in the part of the configuration that says how to run it. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        config.path("config").path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Applies and removes the whiteouts of a layer: what they name is not in the layers below any more. */
    private static void takeAway(Path upper, Path root) throws IOException {
        List<Path> marks;
        try (Stream<Path> all = Files.walk(upper)) {
            marks = all.filter(file -> file.getFileName().toString().startsWith(WHITEOUT))
                    .toList();
        }
        for (Path mark : marks) {
            Path below = root.resolve(upper.relativize(mark.getParent()));
            String name = mark.getFileName().toString();
            if (name.equals(OPAQUE)) {
                try (Stream<Path> hidden = Files.list(below)) {
                    for (Path file : hidden.toList()) {
                        delete(file);
                    }
                }
            } else {
                delete(below.resolve(name.substring(WHITEOUT.length())));
            }
            Files.delete(mark);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path blob(Path parts, JsonNode descriptor) {
        return parts.resolve("blobs").resolve(descriptor.path("digest").asText().replace(':', '/'));
    }

    private static void run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", words) + ": " + out);
    }
}
