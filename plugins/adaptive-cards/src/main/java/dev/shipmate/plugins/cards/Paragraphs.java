package dev.shipmate.plugins.cards;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns spans into paragraphs. */
final class Paragraphs {

    private static final int LONGEST_ADDRESS = 2_000;

    private final CardEdition edition;
    private final Mentions mentions;
    private final MentionEntities entities;

    Paragraphs(CardEdition edition, Mentions mentions, MentionEntities entities) {
        this.edition = edition;
        this.mentions = mentions;
        this.entities = entities;
    }

    List<Piece> of(List<Span> spans) {
        if (spans.stream().noneMatch(this::isMention)) {
            return runs(spans);
        }
        List<Piece> pieces = new ArrayList<>();
        List<Span> silent = new ArrayList<>();
        for (List<Span> line : lines(spans)) {
            if (line.stream().anyMatch(this::isMention) && length(line) <= Words.LONGEST) {
                pieces.addAll(runs(silent));
                silent.clear();
                pieces.add(Piece.Whole.of(tagged(line)));
            } else {
                if (!silent.isEmpty()) {
                    silent.add(Span.plain("\n"));
                }
                silent.addAll(line);
            }
        }
        pieces.addAll(runs(silent));
        return pieces;
    }

    private boolean isMention(Span span) {
        return idOf(span).isPresent();
    }

    private Optional<String> idOf(Span span) {
        return edition.isFull() && span instanceof Span.Mention mention
                ? mentions.idOf(mention.user()).filter(id -> !id.isBlank())
                : Optional.empty();
    }

    private JsonObject tagged(List<Span> line) {
        Markdown markdown = new Markdown();
        for (Span span : line) {
            Optional<String> id = idOf(span);
            if (id.isPresent() && span instanceof Span.Mention mention) {
                markdown.tag(entities.tag(mention.user(), id.get()));
            } else if (span instanceof Span.Bold bold) {
                markdown.bold(bold.words());
            } else if (span instanceof Span.Link link && isPressable(link)) {
                markdown.link(label(link), link.address().toString());
            } else {
                markdown.plain(span instanceof Span.Link link ? readable(link) : span.words());
            }
        }
        JsonObject block = new JsonObject();
        block.addProperty("type", "TextBlock");
        block.addProperty("text", markdown.toString());
        block.addProperty("wrap", true);
        return block;
    }

    private List<Piece> runs(List<Span> spans) {
        List<Piece> pieces = new ArrayList<>();
        List<JsonObject> runs = new ArrayList<>();
        List<JsonObject> unpressed = new ArrayList<>();
        int length = 0;
        int actions = 0;
        for (Span span : spans) {
            for (Span part : parts(span)) {
                boolean isLink = part instanceof Span.Link;
                int next = part.words().length()
                        + (part instanceof Span.Link link
                                ? 2 * link.address().toString().length()
                                : 0);
                if (!runs.isEmpty() && (length + next > Words.LONGEST || isLink && actions == edition.mostActions())) {
                    pieces.add(piece(runs, actions, unpressed));
                    runs.clear();
                    unpressed.clear();
                    length = 0;
                    actions = 0;
                }
                runs.add(run(part, true));
                unpressed.add(run(part, false));
                length += next;
                actions += isLink ? 1 : 0;
            }
        }
        if (runs.stream().anyMatch(run -> !run.get("text").getAsString().isBlank())) {
            pieces.add(piece(runs, actions, unpressed));
        }
        return pieces;
    }

    private static Piece piece(List<JsonObject> runs, int actions, List<JsonObject> unpressed) {
        return new Piece.Whole(Words.paragraph(runs), actions, Words.paragraph(unpressed));
    }

    private static List<Span> parts(Span span) {
        if (span.words().isEmpty() && !(span instanceof Span.Link)) {
            return List.of();
        }
        if (span instanceof Span.Link link) {
            return isPressable(link) ? List.of(link) : parts(Span.plain(readable(link)));
        }
        return Words.pieces(span.words(), Words.LONGEST).stream()
                .map(words -> span instanceof Span.Bold || span instanceof Span.Mention
                        ? Span.bold(words)
                        : span instanceof Span.Code ? Span.code(words) : Span.plain(words))
                .toList();
    }

    private static JsonObject run(Span span, boolean isPressed) {
        if (span instanceof Span.Link link) {
            if (!isPressed) {
                return Words.run(readable(link));
            }
            JsonObject action = new JsonObject();
            action.addProperty("type", "Action.OpenUrl");
            action.addProperty("url", link.address().toString());
            JsonObject run = Words.run(label(link));
            run.addProperty("color", "Accent");
            run.add("selectAction", action);
            return run;
        }
        if (span instanceof Span.Code) {
            return Words.code(span.words());
        }
        return span instanceof Span.Bold ? Words.bold(span.words()) : Words.run(span.words());
    }

    private static boolean isPressable(Span.Link link) {
        return link.address().toString().length() + link.words().length() <= LONGEST_ADDRESS;
    }

    private static String label(Span.Link link) {
        return link.words().isBlank() ? link.address().toString() : link.words();
    }

    private static String readable(Span.Link link) {
        String address = link.address().toString();
        return link.words().isBlank() || link.words().equals(address) ? address : link.words() + " (" + address + ")";
    }

    private static int length(List<Span> line) {
        return line.stream()
                .mapToInt(span -> span.words().length()
                        + (span instanceof Span.Link link
                                ? link.address().toString().length()
                                : 0))
                .sum();
    }

    private static List<List<Span>> lines(List<Span> spans) {
        List<List<Span>> lines = new ArrayList<>();
        List<Span> line = new ArrayList<>();
        for (Span span : spans) {
            String[] words = span instanceof Span.Link || span instanceof Span.Mention
                    ? new String[] {span.words()}
                    : span.words().replaceAll("\\R", "\n").split("\n", -1);
            for (int i = 0; i < words.length; i++) {
                if (i > 0) {
                    lines.add(line);
                    line = new ArrayList<>();
                }
                line.add(
                        words.length == 1
                                ? span
                                : span instanceof Span.Bold
                                        ? Span.bold(words[i])
                                        : span instanceof Span.Code ? Span.code(words[i]) : Span.plain(words[i]));
            }
        }
        lines.add(line);
        return lines;
    }
}
