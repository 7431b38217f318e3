package dev.shipmate.core.pages;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Files that a browser is to save and never to show. They are sent while they are written, however long they are. */
final class Downloads {

    private Downloads() {}

    /** Writes a file. */
    interface Content {
        void writeTo(Writer file) throws IOException;
    }

    /** Writes on, from where no exception can be passed that Java checks. */
    static void write(Writer file, String text) {
        try {
            file.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a download broke off", e);
        }
    }

    static void csv(Visit visit, String name, Content content) {
        file(visit, name, "text/csv; charset=utf-8", content);
    }

    static void file(Visit visit, String name, String mediaType, Content content) {
        visit.context()
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .contentType(mediaType);
        try (Writer file =
                new BufferedWriter(new OutputStreamWriter(visit.context().outputStream(), StandardCharsets.UTF_8))) {
            content.writeTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a download broke off", e);
        }
    }
}
