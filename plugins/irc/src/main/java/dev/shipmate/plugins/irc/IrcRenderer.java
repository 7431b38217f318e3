package dev.shipmate.plugins.irc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.PlainText;
import dev.shipmate.spi.message.Renderer;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Turns blocks into lines. Whatever comes from outside loses its codes; bold type is all that is added. */
final class IrcRenderer implements Renderer<List<String>> {

    /** How many columns a channel's window has, more or less. */
    private static final int WIDTH = 100;

    private final String prefix;

    /**
     * Makes one.
     *
     * @param prefix what stands before a command
     */
    IrcRenderer(String prefix) {
        this.prefix = prefix;
    }

    /** Returns the lines of a message, none of them blank, at least one. */
    List<String> lines(Message message) {
        List<String> lines = message.blocks().stream()
                .flatMap(block -> block.render(this).stream())
                .filter(line -> !line.replace('\u00a0', ' ').isBlank())
                .map(IrcRenderer::harmless)
                .toList();
        return lines.isEmpty() ? List.of("-") : lines;
    }

    @Override
    public List<String> heading(Block.Heading heading) {
        return bold(heading.text());
    }

    @Override
    public List<String> text(Block.Text text) {
        StringBuilder words = new StringBuilder();
        for (Span span : text.spans()) {
            words.append(IrcText.lines(words(span)).stream()
                    .map(line -> span instanceof Span.Bold ? IrcText.bold(line) : line)
                    .collect(Collectors.joining("\n")));
        }
        return words.toString().lines().toList();
    }

    private static String words(Span span) {
        if (span instanceof Span.Link link
                && !link.words().equals(link.address().toString())) {
            return link.words() + " (" + link.address() + ")";
        }
        if (span instanceof Span.Mention mention) {
            return mention.user().name().isEmpty()
                    ? mention.user().id()
                    : mention.user().name();
        }
        return span.words();
    }

    /** Short pairs share a line. */
    @Override
    public List<String> fields(Block.Fields fields) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        fields.fields().forEach((label, value) -> {
            String pair = IrcText.bold(IrcText.plain(label) + ":") + " " + String.join(" ", IrcText.lines(value));
            if (line.length() > 0 && line.length() + pair.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " · ").append(pair);
        });
        lines.add(line.toString());
        return lines;
    }

    /** Aligned where a window is wide enough, else cell behind cell. */
    @Override
    public List<String> table(Block.Table table) {
        Block.Table clean = new Block.Table(
                "",
                table.header().stream().map(IrcRenderer::oneLine).toList(),
                table.rows().stream()
                        .map(row -> row.stream().map(IrcRenderer::oneLine).toList())
                        .toList());
        List<String> aligned = PlainText.of(clean).lines().toList();
        boolean isNarrow = aligned.stream().allMatch(line -> line.length() <= WIDTH);
        List<String> lines = new ArrayList<>(bold(table.title()));
        lines.add(IrcText.bold(isNarrow ? aligned.get(0) : String.join(" · ", clean.header())));
        if (isNarrow) {
            // without the line of dashes
            lines.addAll(aligned.subList(2, aligned.size()));
        } else {
            clean.rows().forEach(row -> lines.add(String.join(" · ", row)));
        }
        return lines;
    }

    @Override
    public List<String> snippet(Block.Snippet snippet) {
        List<String> lines = new ArrayList<>(bold(snippet.title()));
        lines.addAll(IrcText.lines(snippet.text().replace("\t", "    ")));
        return lines;
    }

    @Override
    public List<String> image(Block.Image image) {
        return IrcText.lines(
                image.address() == null
                        ? image.description() + " (a picture, which IRC cannot show)"
                        : image.description() + " (" + image.address() + ")");
    }

    /** A text is written out; there is nothing else that IRC could carry. */
    @Override
    public List<String> attachment(Block.Attachment attachment) {
        boolean isText = attachment.mediaType().startsWith("text/")
                || attachment.mediaType().startsWith("application/json");
        if (isText) {
            return snippet(new Block.Snippet(attachment.name(), new String(attachment.content(), UTF_8)));
        }
        return IrcText.lines(
                attachment.name() + " (a file of " + attachment.content().length + " bytes, which IRC cannot carry)");
    }

    /** There is nothing to press: the line is to be typed. */
    @Override
    public List<String> button(Block.Button button) {
        String line = button.line().startsWith(prefix) ? button.line() : prefix + button.line();
        return IrcText.lines(button.label() + ": " + line);
    }

    private static List<String> bold(String text) {
        return IrcText.lines(text).stream().map(IrcText::bold).toList();
    }

    private static String oneLine(String cell) {
        return String.join(" ", IrcText.lines(cell));
    }

    /**
     * Other bots, and the services of the network, obey a line that begins like {@code !op}: what a device is called must not
     * give orders in the bot's name.
     */
    private static String harmless(String line) {
        return line.matches("[!.@~`$%&*+?/\\\\-]\\p{Alpha}.*") ? " " + line : line;
    }
}
