package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A block as what it consists of, which can be searched, counted and put into another order. */
sealed interface Items {

    /** Returns how many there are. */
    int size();

    /** Returns the cells of one: those of a row, the label and the value of a field, a line. */
    List<String> cells(int index);

    /** Returns the block with these alone, in this order; it may be left without any. */
    Block of(List<Integer> indices);

    /** Returns whether one holds a text that is in lower case; in whatever case it holds it. */
    default boolean holds(int index, String lower) {
        return cells(index).stream()
                .anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(lower));
    }

    /** Returns whether one is nothing but white space. */
    default boolean isBlank(int index) {
        return cells(index).stream().allMatch(String::isBlank);
    }

    /** The rows of a table. */
    record Rows(Block.Table table) implements Items {

        @Override
        public int size() {
            return table.rows().size();
        }

        @Override
        public List<String> cells(int index) {
            return table.rows().get(index);
        }

        @Override
        public Block of(List<Integer> indices) {
            return new Block.Table(
                    table.title(),
                    table.header(),
                    indices.stream().map(this::cells).toList());
        }
    }

    /** The fields of a block of them. */
    record Pairs(List<Map.Entry<String, String>> entries) implements Items {

        static Pairs of(Block.Fields fields) {
            return new Pairs(List.copyOf(fields.fields().entrySet()));
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public List<String> cells(int index) {
            return List.of(entries.get(index).getKey(), entries.get(index).getValue());
        }

        @Override
        public Block of(List<Integer> indices) {
            Map<String, String> chosen = new LinkedHashMap<>();
            indices.forEach(index ->
                    chosen.put(entries.get(index).getKey(), entries.get(index).getValue()));
            return new Block.Fields(chosen);
        }
    }

    /** The lines of preformatted text. */
    record Lines(String title, List<String> lines) implements Items {

        static Lines of(Block.Snippet snippet) {
            return new Lines(snippet.title(), snippet.text().lines().toList());
        }

        @Override
        public int size() {
            return lines.size();
        }

        @Override
        public List<String> cells(int index) {
            return List.of(lines.get(index));
        }

        @Override
        public Block of(List<Integer> indices) {
            return new Block.Snippet(
                    title, String.join("\n", indices.stream().map(lines::get).toList()));
        }
    }

    /** The lines of a paragraph, each with its emphasis. */
    record SpanLines(List<List<Span>> lines) implements Items {

        static SpanLines of(Block.Text text) {
            List<List<Span>> lines = new ArrayList<>();
            List<Span> line = new ArrayList<>();
            for (Span span : text.spans()) {
                String[] parts = span.words().split("\n", -1);
                for (int i = 0; i < parts.length; i++) {
                    if (i > 0) {
                        lines.add(line);
                        line = new ArrayList<>();
                    }
                    if (parts.length == 1) {
                        line.add(span);
                    } else if (!parts[i].isEmpty()) {
                        line.add(part(span, parts[i]));
                    }
                }
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            return new SpanLines(lines);
        }

        @Override
        public int size() {
            return lines.size();
        }

        @Override
        public List<String> cells(int index) {
            StringBuilder words = new StringBuilder();
            lines.get(index).forEach(span -> words.append(span.words()));
            return List.of(words.toString());
        }

        @Override
        public Block of(List<Integer> indices) {
            List<Span> spans = new ArrayList<>();
            for (int index : indices) {
                if (!spans.isEmpty()) {
                    spans.add(Span.plain("\n"));
                }
                spans.addAll(lines.get(index));
            }
            return new Block.Text(spans);
        }

        private static Span part(Span span, String words) {
            if (span instanceof Span.Bold) {
                return Span.bold(words);
            }
            if (span instanceof Span.Code) {
                return Span.code(words);
            }
            return span instanceof Span.Link link ? Span.link(words, link.address()) : Span.plain(words);
        }
    }
}
