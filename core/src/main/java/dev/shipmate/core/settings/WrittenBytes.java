package dev.shipmate.core.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the line of a file that keeps all of it from being read, for whoever has to mend it. */
record WrittenBytes(Path path) {

    private static final Pattern BAD_ESCAPE = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u(?![0-9a-fA-F]{4})");

    String firstLineThatIsNotUtf8() {
        return first(line -> {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
                return false;
            } catch (CharacterCodingException e) {
                return true;
            }
        });
    }

    String firstLineWithABadEscape() {
        return first(line -> BAD_ESCAPE.matcher(line).find());
    }

    private String first(Predicate<String> isBad) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(path, StandardCharsets.ISO_8859_1)) {
                number++;
                if (isBad.test(line)) {
                    return String.valueOf(number);
                }
            }
        } catch (IOException e) {
            return "?";
        }
        return "?";
    }
}
