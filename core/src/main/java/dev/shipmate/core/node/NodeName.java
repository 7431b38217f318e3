package dev.shipmate.core.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of nodes: that of the machine and random digits, so that no two starts have the same. */
public final class NodeName {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Path OF_KERNEL = Path.of("/proc/sys/kernel/hostname");
    private static final int LONGEST = 40;

    private final Path file;
    private final String machine;

    /**
     * Names the nodes of one home.
     *
     * @param file where the latest name is kept
     */
    public NodeName(Path file) {
        this.file = file;
        this.machine = nameOfMachine();
    }

    /** Returns the name of this machine, with hyphens for what a host name cannot hold. */
    public String machine() {
        return machine;
    }

    /** Returns the name of the start before this one, where that was on this machine. */
    Optional<String> former() {
        try {
            return Optional.of(Files.readString(file).strip())
                    .filter(name -> name.matches(Pattern.quote(machine) + "-[0-9a-f]{6}"));
        } catch (IOException e) {
            // a first start, or a file that nobody can read: others find out in time that the node is gone
            return Optional.empty();
        }
    }

    /** Returns a new one. */
    public String fresh() {
        byte[] bytes = new byte[3];
        RANDOM.nextBytes(bytes);
        return machine + "-" + HexFormat.of().formatHex(bytes);
    }

    /** Keeps the name for the next start. */
    void keep(String name) {
        try {
            Files.writeString(file, name + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the name of this node cannot be written to " + file, e);
        }
    }

    /** Asks no name server, which may take long. */
    private static String nameOfMachine() {
        String name = "";
        try {
            name = Files.readString(OF_KERNEL).strip();
        } catch (IOException e) {
            // not Linux
        }
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            name = name.isEmpty() ? System.getenv().getOrDefault(variable, "") : name;
        }
        String plain = name.replaceAll("[^A-Za-z0-9.-]", "-");
        return plain.isEmpty() ? "host" : plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
