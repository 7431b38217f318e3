package dev.shipmate.core.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code data/secret.key}: one line with the key in Base64 and the first characters of its hash, which tell a damaged file
 * from a sound one. Only its owner may read it.
 */
final class KeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final String NAME = "secret.key";
    private static final long MOST_BYTES = 1_024;
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;
    private final SecureRandom random;

    KeyFile(Path data, SecureRandom random) {
        this.path = data.resolve(NAME);
        this.random = random;
    }

    /**
     * Returns the key in the file, if there is one.
     *
     * @throws SecretKeyException if others may read it, or it is damaged
     */
    Optional<SecretKey> read() {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(path))) {
                throw new SecretKeyException(
                        path + " may be read by others than its owner. Run chmod 600 on it, and if others have read it,"
                                + " renew the secrets that plugins keep.",
                        null);
            }
            return Optional.of(SecretKey.of(parsed(
                    Files.size(path) > MOST_BYTES ? "" : Files.readString(path).strip())));
        } catch (IOException e) {
            throw new SecretKeyException(
                    path + " cannot be read. Let the user that runs the host read it; it must be a file of text.", e);
        }
    }

    /** Returns the key in the file, which is made where there is none. */
    SecretKey readOrMake() {
        return read().orElseGet(() -> {
            try {
                make();
            } catch (IOException e) {
                throw new SecretKeyException(
                        path + " cannot be written: " + e.getMessage() + ". Let the host write into that folder.", e);
            }
            return read().orElseThrow(() -> new SecretKeyException(path + " is gone again. Start once more.", null));
        });
    }

    private void make() throws IOException {
        byte[] bytes = new byte[SecretKey.BYTES];
        random.nextBytes(bytes);
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                NAME,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(bytes) + " " + check(bytes) + "\n");
            // complete at once, and never over one that is there
            Files.createLink(path, draft);
            LOG.info("{} is made: it encrypts what plugins keep secret, so back it up with the database", path);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("another process has just made {}", path);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private byte[] parsed(String line) {
        String[] words = line.split(" ", -1);
        try {
            byte[] bytes = Base64.getDecoder().decode(words[0]);
            if (words.length == 2 && bytes.length == SecretKey.BYTES && words[1].equals(check(bytes))) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below, without the text
        }
        throw new SecretKeyException(
                path + " is damaged. Put a backup in its place; if there is none, remove it, and secrets that plugins"
                        + " kept are lost.",
                null);
    }

    private static String check(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash).substring(0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
