package dev.shipmate.core.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The small files that secrets are mounted as. A relative path begins at the folder of the settings. */
final class SecretFiles {

    private static final int MOST_BYTES = 64 * 1024;

    private final Path folder;
    private final Set<Path> asked = new LinkedHashSet<>();

    SecretFiles(Path folder) {
        this.folder = folder;
    }

    /** Returns the files that were asked for, those among them that are not there. */
    Set<Path> asked() {
        return Set.copyOf(asked);
    }

    /** Returns the text without the line break at its end. */
    String read(String path) throws UnreadableSecretException {
        try {
            Path file = folder.resolve(path);
            asked.add(file);
            // A pipe or a device would make the start wait for ever.
            if (!Files.isRegularFile(file)) {
                throw new UnreadableSecretException(
                        "is not a file", "Write the secret into that file, or correct the path.", true);
            }
            return withoutLineBreak(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new UnreadableSecretException("is not UTF-8 text", "Save the file as UTF-8 text.", false);
        } catch (InvalidPathException e) {
            throw new UnreadableSecretException("is not a path", "Correct the path.", false);
        } catch (IOException e) {
            throw new UnreadableSecretException(
                    "cannot be read", "Let the user that runs the host read that file.", false);
        }
    }

    private static byte[] bytes(Path file) throws IOException, UnreadableSecretException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableSecretException(
                        "is longer than " + MOST_BYTES + " bytes", "Name the file that holds the secret alone.", false);
            }
            return bytes;
        }
    }

    private static String withoutLineBreak(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
