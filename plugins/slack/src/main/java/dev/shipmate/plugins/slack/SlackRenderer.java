package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.message.Renderer;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns blocks into pieces that Slack takes. Nothing is cut off: what is too long becomes several, or a file. */
final class SlackRenderer implements Renderer<List<Piece>> {

    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_FIELD = 2000;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_PRIVATE_SECTIONS = 12;

    private final int size;
    private final boolean isPrivate;
    private int buttons;

    /**
     * Makes one.
     *
     * @param size the longest section
     * @param isPrivate whether only one user sees the message: files cannot be shown so
     */
    SlackRenderer(int size, boolean isPrivate) {
        this.size = Math.min(size, Sections.LONGEST);
        this.isPrivate = isPrivate;
    }

    @Override
    public List<Piece> heading(Block.Heading heading) {
        String title = heading.text().strip().replace('\n', ' ');
        if (title.isEmpty() || title.length() > LONGEST_HEADER) {
            return List.copyOf(Sections.paragraph(List.of(Span.bold(title)), size));
        }
        PlainTextObject text =
                PlainTextObject.builder().text(title).emoji(false).build();
        return List.of(new Piece.Shown(HeaderBlock.builder().text(text).build(), title.length(), title));
    }

    @Override
    public List<Piece> text(Block.Text text) {
        return List.copyOf(Sections.paragraph(text.spans(), size));
    }

    @Override
    public List<Piece> fields(Block.Fields fields) {
        List<Piece> pieces = new ArrayList<>();
        List<TextObject> row = new ArrayList<>();
        String words = PlainText.of(fields);
        int length = 0;
        for (Map.Entry<String, String> field : fields.fields().entrySet()) {
            List<Piece.Shown> parts =
                    Sections.paragraph(List.of(Span.bold(field.getKey()), Span.plain("\n" + field.getValue())), size);
            boolean isLong = parts.size() != 1 || parts.get(0).length() > Math.min(LONGEST_FIELD, size);
            int next = isLong ? 0 : parts.get(0).length();
            if (!row.isEmpty() && (isLong || row.size() == MOST_FIELDS || length + next > size)) {
                pieces.add(row(row, length, pieces.isEmpty() ? words : ""));
                row = new ArrayList<>();
                length = 0;
            }
            if (isLong) {
                pieces.addAll(parts);
            } else {
                row.add(((SectionBlock) parts.get(0).block()).getText());
                length += next;
            }
        }
        if (!row.isEmpty()) {
            pieces.add(row(row, length, pieces.isEmpty() ? words : ""));
        }
        return pieces;
    }

    @Override
    public List<Piece> table(Block.Table table) {
        String text = PlainText.of(new Block.Table("", table.header(), table.rows()));
        List<String> lines = lines(text);
        return preformatted(table.title(), "Table", lines.subList(0, 2), lines.subList(2, lines.size()), text);
    }

    @Override
    public List<Piece> snippet(Block.Snippet snippet) {
        String text = snippet.text().isBlank() ? "(empty)" : snippet.text();
        return preformatted(snippet.title(), "Text", List.of(), lines(text), text);
    }

    @Override
    public List<Piece> image(Block.Image image) {
        if (image.attachment() != null) {
            return List.of(document(image.attachment(), image.description()));
        }
        String address = String.valueOf(image.address());
        if (!address.matches("(?i)https?://.{1,2980}") || image.description().length() > LONGEST_FIELD) {
            return List.copyOf(Sections.paragraph(List.of(Span.plain(PlainText.of(image))), size));
        }
        ImageBlock block = ImageBlock.builder()
                .imageUrl(address)
                .altText(image.description())
                .build();
        return List.of(new Piece.Shown(block, image.description().length(), PlainText.of(image)));
    }

    @Override
    public List<Piece> attachment(Block.Attachment attachment) {
        return List.of(document(attachment, attachment.name()));
    }

    /** Slack lays buttons side by side that stand in one block: {@link SlackMessages} puts them there. */
    @Override
    public List<Piece> button(Block.Button button) {
        ButtonElement element = PromptElements.button(PromptIds.say(buttons++), button.label());
        element.setValue(button.line());
        ActionsBlock block = ActionsBlock.builder().elements(List.of(element)).build();
        return List.of(new Piece.Shown(block, button.label().length(), button.label()));
    }

    private List<Piece> preformatted(
            String title, String untitled, List<String> head, List<String> lines, String text) {
        List<Piece> pieces = new ArrayList<>();
        if (!title.isBlank()) {
            pieces.addAll(Sections.paragraph(List.of(Span.bold(title.strip())), size));
        }
        List<Piece.Shown> sections = Sections.code(head, lines, size, text);
        byte[] content = text.getBytes(UTF_8);
        int most = isPrivate ? MOST_PRIVATE_SECTIONS : 1;
        if (sections.size() <= most || content.length > Block.Attachment.MAX_BYTES) {
            pieces.addAll(sections);
        } else {
            String name = title.isBlank() ? untitled : title.strip();
            Block.Attachment file = Block.attachment(fileName(name), "text/plain", content);
            pieces.add(new Piece.Document(file, name, sections));
        }
        return pieces;
    }

    private Piece.Document document(Block.Attachment file, String title) {
        List<Piece.Shown> instead = new ArrayList<>(
                Sections.paragraph(List.of(Span.bold(file.name()), Span.plain(" could not be sent to Slack.")), size));
        if (file.mediaType().startsWith("text/")) {
            List<String> lines = lines(new String(file.content(), UTF_8));
            instead = Sections.code(List.of(), lines, size, file.name());
        }
        return new Piece.Document(file, title, instead);
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private static String fileName(String title) {
        String name =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (name.isEmpty() ? "text" : name.substring(0, Math.min(name.length(), 60))) + ".txt";
    }

    private static Piece.Shown row(List<TextObject> fields, int length, String words) {
        return new Piece.Shown(SectionBlock.builder().fields(fields).build(), length, words);
    }
}
