package dev.shipmate.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exploded distribution as layers, what changes seldom first. Modes, owners and times are set anew, so that the
 * builder's leave no trace.
 */
final class HomeLayers {

    private static final AbsoluteUnixPath INSTALLATION = AbsoluteUnixPath.get(ImageFile.INSTALLATION);
    private static final String NOBODY_ELSE = "0:0";
    private static final FilePermissions FOLDER = FilePermissions.fromOctalString("755");
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");
    private static final FilePermissions HOME = FilePermissions.fromOctalString("750");

    private final Path distribution;
    private final Instant time;

    HomeLayers(Path distribution, Instant time) {
        this.distribution = distribution;
        this.time = time;
    }

    List<FileEntriesLayer> all() throws IOException {
        return List.of(
                layer("libraries", "lib"),
                layer("plugins", "plugins"),
                layer("launcher", "bin", "README.md", "LICENSE", "THIRD-PARTY.txt", "sbom.cdx.json"),
                home());
    }

    private FileEntriesLayer layer(String name, String... parts) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        add(layer, distribution, INSTALLATION, FOLDER, NOBODY_ELSE);
        for (String part : parts) {
            Path root = distribution.resolve(part);
            // Maven makes no bill of materials while it is offline
            if (!Files.exists(root)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted().toList()) {
                    FilePermissions permissions =
                            Files.isDirectory(file) ? FOLDER : part.equals("bin") ? PROGRAM : FILE;
                    AbsoluteUnixPath target =
                            INSTALLATION.resolve(distribution.relativize(file).toString());
                    add(layer, file, target, permissions, NOBODY_ELSE);
                }
            }
        }
        return layer.build();
    }

    /** The home, empty: the volume takes its owner from it, and the folder of settings is a place to mount them. */
    private FileEntriesLayer home() {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("home");
        AbsoluteUnixPath home = AbsoluteUnixPath.get(ImageFile.HOME);
        add(layer, distribution, home, HOME, ImageFile.USER);
        add(layer, distribution, home.resolve("conf"), FOLDER, NOBODY_ELSE);
        return layer.build();
    }

    private void add(
            FileEntriesLayer.Builder layer,
            Path source,
            AbsoluteUnixPath target,
            FilePermissions permissions,
            String owner) {
        layer.addEntry(source, target, permissions, time, owner);
    }
}
