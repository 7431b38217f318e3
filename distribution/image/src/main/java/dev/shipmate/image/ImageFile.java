package dev.shipmate.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The OCI image of a distribution in one file, as {@code docker load}, {@code podman load} and {@code skopeo} take it.
 * The same distribution on the same base is the same bytes.
 *
 * @param distribution the exploded distribution
 * @param time the time that all in it carries
 * @param base the name of the image that it is laid on, or {@code tar://} and the path of a file with one
 * @param architecture of the base, such as {@code amd64}
 */
public record ImageFile(Path distribution, String version, Instant time, String base, String architecture) {

    static final String INSTALLATION = "/opt/shipmate";
    static final String HOME = "/var/lib/shipmate";
    /** By number, so that an orchestrator sees that it is not root. */
    static final String USER = "10001:10001";

    private static final int PORT = 8080;

    /** Takes the distribution, its version, the time, the base, the architecture, and the file to write. */
    public static void main(String[] args) throws Exception {
        ImageFile image = new ImageFile(Path.of(args[0]), args[1], Instant.parse(args[2]), args[3], args[4]);
        Path file = Path.of(args[5]).normalize();
        image.write(file);
        System.out.println("The image is " + file);
    }

    /**
     * Writes the image.
     *
     * @throws com.google.cloud.tools.jib.api.RegistryException if the base cannot be had
     */
    public void write(Path file) throws Exception {
        var image = Jib.from(base)
                .setFormat(ImageFormat.OCI)
                .setPlatforms(Set.of(new Platform(architecture, "linux")))
                .setCreationTime(time)
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                .setVolumes(Set.of(AbsoluteUnixPath.get(HOME)))
                .setExposedPorts(Set.of(Port.tcp(PORT)))
                .addEnvironmentVariable("SHIPMATE_HOME", HOME)
                // the number has no name in the base's /etc/passwd, and the change log says who used bin/shipmate
                .addEnvironmentVariable("JAVA_OPTS", "-Duser.name=shipmate")
                .setEntrypoint(INSTALLATION + "/bin/shipmate")
                .setProgramArguments("start")
                .setLabels(Map.of(
                        "org.opencontainers.image.title",
                        "Shipmate",
                        "org.opencontainers.image.description",
                        "ChatOps host for network teams",
                        "org.opencontainers.image.version",
                        version,
                        "org.opencontainers.image.created",
                        time.toString(),
                        "org.opencontainers.image.licenses",
                        "Apache-2.0",
                        "org.opencontainers.image.base.name",
                        base.startsWith("tar://") ? "local" : base));
        for (var layer : new HomeLayers(distribution, time).all()) {
            image.addFileEntriesLayer(layer);
        }
        image.containerize(Containerizer.to(TarImage.at(file).named("shipmate:" + tag()))
                .setToolName("shipmate")
                .setAllowInsecureRegistries(false));
    }

    private String tag() {
        return version.replaceAll("[^A-Za-z0-9_.-]", "-");
    }
}
