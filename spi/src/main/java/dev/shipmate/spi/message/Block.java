package dev.shipmate.spi.message;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link Message}.
 *
 * <p>Adapters render through {@link #render(Renderer)} and not by switching over the kinds: a later host may have more
 * of them, and the renderer then says the new kind in older words.
 *
 * @since 1
 */
public sealed interface Block {

    /** Calls the method of the renderer that belongs to this kind of block. */
    <R> R render(Renderer<R> renderer);

    /** Returns a title line. */
    static Block heading(String text) {
        return new Heading(text);
    }

    /** Returns a paragraph of plain text. Line breaks are kept. */
    static Block text(String text) {
        return new Text(List.of(Span.plain(text)));
    }

    /** Returns a paragraph of spans, written one after the other without anything between them. */
    static Block text(Span... spans) {
        return new Text(List.of(spans));
    }

    /** Returns label and value pairs, in the order of the map. */
    static Block fields(Map<String, String> fields) {
        return new Fields(new LinkedHashMap<>(fields));
    }

    /** Returns a table without a title. */
    static Block table(List<String> header, List<? extends List<String>> rows) {
        return new Table("", header, rows.stream().map(List::copyOf).toList());
    }

    /** Returns a table with a title. */
    static Block table(String title, List<String> header, List<? extends List<String>> rows) {
        return new Table(title, header, rows.stream().map(List::copyOf).toList());
    }

    /** Returns preformatted text. */
    static Block snippet(String title, String text) {
        return new Snippet(title, text);
    }

    /** Returns a picture at an address that the reader's chat client can reach. */
    static Block image(URI address, String description) {
        return new Image(address, null, description);
    }

    /** Returns a picture that is sent along. */
    static Block image(Attachment picture, String description) {
        return new Image(null, picture, description);
    }

    /** Returns a file that is sent along. */
    static Attachment attachment(String name, String mediaType, byte[] content) {
        return new Attachment(name, mediaType, content);
    }

    /** Returns a button that says a command line in the name of whoever presses it. */
    static Block button(String label, String line) {
        return new Button(label, line);
    }

    /** A title line. */
    record Heading(String text) implements Block {
        public Heading {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public <R> R render(Renderer<R> renderer) {
            return renderer.heading(this);
        }
    }

    /** A paragraph. */
    record Text(List<Span> spans) implements Block {
        public Text {
            spans = List.copyOf(spans);
        }

        /** Returns the words of all spans, without any emphasis. */
        public String words() {
            StringBuilder words = new StringBuilder();
            spans.forEach(span -> words.append(span.words()));
            return words.toString();
        }

        @Override
        public <R> R render(Renderer<R> renderer) {
            return renderer.text(this);
        }
    }

    /** Label and value pairs; the map keeps its order and cannot be changed. */
    record Fields(Map<String, String> fields) implements Block {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public <R> R render(Renderer<R> renderer) {
            return renderer.fields(this);
        }
    }

    /**
     * A table. Each row has as many cells as the header.
     *
     * @param title what stands above it; the empty string for none
     * @param header at least one column
     * @param rows any number of rows: the adapter splits or attaches what does not fit, and cuts nothing
     */
    record Table(String title, List<String> header, List<List<String>> rows) implements Block {
        public Table {
            Objects.requireNonNull(title, "title");
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            if (header.isEmpty()) {
                throw new IllegalArgumentException("a table needs at least one column");
            }
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            "a row has " + row.size() + " cells, the header has " + header.size() + ": " + row);
                }
            }
        }

        @Override
        public <R> R render(Renderer<R> renderer) {
            return renderer.table(this);
        }
    }

    /**
     * Preformatted text.
     *
     * @param title what stands above it; the empty string for none
     */
    record Snippet(String title, String text) implements Block {
        public Snippet {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public <R> R render(Renderer<R> renderer) {
            return renderer.snippet(this);
        }
    }

    /**
     * A picture: exactly one of address and attachment is not null.
     *
     * @param description what it shows, for those who cannot see it; not empty
     */
    record Image(@Nullable URI address, @Nullable Attachment attachment, String description) implements Block {
        public Image {
            if ((address == null) == (attachment == null)) {
                throw new IllegalArgumentException("an image has either an address or an attachment");
            }
            if (description.isBlank()) {
                throw new IllegalArgumentException("an image needs a description for those who cannot see it");
            }
        }

        @Override
        public <R> R render(Renderer<R> renderer) {
            return renderer.image(this);
        }
    }

    /**
     * A file.
     *
     * @param name a file name without any path
     * @param mediaType such as {@code text/csv}
     * @param content at most 8 MiB; not to be changed afterwards
     */
    record Attachment(String name, String mediaType, byte[] content) implements Block {

        /** The largest attachment, in bytes. */
        public static final int MAX_BYTES = 8 * 1024 * 1024;

        public Attachment {
            if (name.isBlank() || name.contains("/") || name.contains("\\")) {
                throw new IllegalArgumentException(
                        "an attachment needs a file name without a path, not \"" + name + "\"");
            }
            Objects.requireNonNull(mediaType, "mediaType");
            if (content.length > MAX_BYTES) {
                throw new IllegalArgumentException(
                        name + " has " + content.length + " bytes, at most " + MAX_BYTES + " can be attached");
            }
        }

        @Override
        public <R> R render(Renderer<R> renderer) {
            return renderer.attachment(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Attachment that
                    && name.equals(that.name)
                    && mediaType.equals(that.mediaType)
                    && Arrays.equals(content, that.content);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, mediaType, Arrays.hashCode(content));
        }

        @Override
        public String toString() {
            return "Attachment[" + name + ", " + mediaType + ", " + content.length + " bytes]";
        }
    }

    /**
     * A button. Whoever presses it says its line, as if they had typed it where the button stands: with their own access,
     * and in their own name. A platform without such buttons shows the label and the line, to be typed.
     *
     * @param label what stands on it; at most 75 characters
     * @param line one command line, with or without what stands before a command on the platform; at most 1,000 characters
     */
    record Button(String label, String line) implements Block {

        private static final int LONGEST_LABEL = 75;
        private static final int LONGEST_LINE = 1_000;

        public Button {
            check("label", label, LONGEST_LABEL);
            check("line", line, LONGEST_LINE);
        }

        @Override
        public <R> R render(Renderer<R> renderer) {
            return renderer.button(this);
        }

        private static void check(String what, String text, int longest) {
            if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("the " + what + " of a button must be one line of 1 to " + longest
                        + " characters, not \"" + text + "\"");
            }
        }
    }
}
