package dev.shipmate.core.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a file in PEM format, each between a BEGIN and an END line. Text around them is left out. */
record PemBlocks(Path file, List<Block> blocks) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*+)-----END ([A-Z0-9 ]{1,40})-----");
    private static final long LARGEST = 1024 * 1024;

    /**
     * One block.
     *
     * @param kind what stands behind BEGIN
     * @param bytes what its Base64 means
     */
    record Block(String kind, byte[] bytes) {}

    /** Reads a file. */
    static PemBlocks read(Path file) throws TlsFilesException {
        List<Block> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(text(file));
        while (found.find()) {
            if (!found.group(1).equals(found.group(3))) {
                throw new TlsFilesException(
                        file, "a block begins as " + found.group(1) + " and ends as " + found.group(3));
            }
            if (found.group(2).contains(":")) {
                throw new TlsFilesException(
                        file, "its " + found.group(1) + " is encrypted; decrypt it with openssl pkey -in … -out …");
            }
            try {
                blocks.add(new Block(found.group(1), Base64.getMimeDecoder().decode(found.group(2))));
            } catch (IllegalArgumentException e) {
                throw new TlsFilesException(file, "its " + found.group(1) + " is no Base64", e);
            }
        }
        if (blocks.isEmpty()) {
            throw new TlsFilesException(file, "it is not in PEM format: no line begins with -----BEGIN");
        }
        return new PemBlocks(file, blocks);
    }

    private static String text(Path file) throws TlsFilesException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new TlsFilesException(file, "it is larger than 1 MiB");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new TlsFilesException(file, "there is no such file", e);
        } catch (IOException e) {
            throw new TlsFilesException(file, "it cannot be read: " + e.getMessage(), e);
        }
    }
}
