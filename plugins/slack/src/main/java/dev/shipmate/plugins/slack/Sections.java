package dev.shipmate.plugins.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.List;

/** Makes sections: paragraphs and code blocks, as many as are needed for all of the text. */
final class Sections {

    /** The longest text of a section. */
    static final int LONGEST = 3000;

    private static final String FENCE = "```";
    private static final int FENCES = 8;

    private Sections() {}

    /** Returns a section with markup. Slack looks for no links and names in it but the written ones. */
    static SectionBlock section(String mrkdwn) {
        return SectionBlock.builder().text(mrkdwn(mrkdwn)).build();
    }

    static MarkdownTextObject mrkdwn(String text) {
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }

    /** Returns the spans in as many sections as are needed. */
    static List<LayoutBlock> blocks(List<Span> spans) {
        return paragraph(spans, LONGEST).stream().map(Piece.Shown::block).toList();
    }

    /** Returns the spans one after the other, in sections of at most so many characters. */
    static List<Piece.Shown> paragraph(List<Span> spans, int size) {
        StringBuilder words = new StringBuilder();
        spans.forEach(span -> words.append(span.words()));
        Mrkdwn mrkdwn = new Mrkdwn(words.toString());
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean isAfterStyle = false;
        for (Span span : spans) {
            boolean isStyled = span instanceof Span.Bold || span instanceof Span.Code;
            for (String piece : mrkdwn.pieces(span, size - 1)) {
                if (text.length() + 1 + piece.length() > size) {
                    texts.add(text.toString());
                    text.setLength(0);
                }
                boolean needsGap = (isStyled || isAfterStyle) && touches(text, piece);
                text.append(needsGap ? "\u200B" : "").append(piece);
                isAfterStyle = isStyled;
            }
        }
        texts.add(text.toString());
        return shown(texts, words.toString());
    }

    /**
     * Returns lines in code blocks.
     *
     * @param head the lines that each code block begins with
     */
    static List<Piece.Shown> code(List<String> head, List<String> lines, int size, String words) {
        int room = size - FENCES;
        String top = String.join("\n", head.stream().map(Mrkdwn::fenced).toList());
        if (top.length() > room / 2) {
            List<String> all = new ArrayList<>(head);
            all.addAll(lines);
            return code(List.of(), all, size, words);
        }
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder(top);
        boolean isFresh = true;
        for (String line : lines) {
            for (String piece : fitting(line, room - top.length() - 1)) {
                if (!isFresh && text.length() + 1 + piece.length() > room) {
                    texts.add(FENCE + "\n" + text + "\n" + FENCE);
                    text = new StringBuilder(top);
                    isFresh = true;
                }
                text.append(isFresh && top.isEmpty() ? "" : "\n").append(piece);
                isFresh = false;
            }
        }
        texts.add(FENCE + "\n" + text + "\n" + FENCE);
        return shown(texts, words);
    }

    private static List<Piece.Shown> shown(List<String> texts, String words) {
        List<Piece.Shown> sections = new ArrayList<>();
        for (String text : texts) {
            if (!text.isBlank()) {
                sections.add(new Piece.Shown(section(text), text.length(), sections.isEmpty() ? words : ""));
            }
        }
        return sections;
    }

    /** Slack sees emphasis only where no letter and no other mark touches it. */
    private static boolean touches(StringBuilder before, String piece) {
        return !before.isEmpty() && isInk(before.charAt(before.length() - 1)) && isInk(piece.charAt(0));
    }

    private static boolean isInk(char c) {
        return Character.isLetterOrDigit(c) || "*_~`<>&;".indexOf(c) >= 0;
    }

    /** Returns an escaped line, in several pieces if it is longer than the room. */
    private static List<String> fitting(String line, int room) {
        String whole = Mrkdwn.fenced(line);
        if (whole.length() <= room) {
            return List.of(whole);
        }
        int half = line.length() / 2;
        int cut = Character.isLowSurrogate(line.charAt(half)) && half > 1 ? half - 1 : half;
        List<String> pieces = new ArrayList<>(fitting(line.substring(0, cut), room));
        pieces.addAll(fitting(line.substring(cut), room));
        return pieces;
    }
}
