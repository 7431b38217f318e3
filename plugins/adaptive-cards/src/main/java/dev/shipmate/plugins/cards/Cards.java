package dev.shipmate.plugins.cards;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns messages into cards. Nothing is cut off: what is too long for one card goes on in the next, and a table or text that
 * would need too many becomes a file. No word of a message becomes markup, and nobody is mentioned but by a mention.
 */
public final class Cards {

    /** Smaller than this, a block is no relief as a file. */
    private static final int SMALLEST_FILE = 2_000;

    private final CardEdition edition;
    private final Mentions mentions;
    private final int mostCards;

    /**
     * Makes one.
     *
     * @param mentions asked for each mention; an edition that knows none in cards shows names alone
     */
    public Cards(CardEdition edition, Mentions mentions) {
        this(edition, mentions, edition.mostCards());
    }

    private Cards(CardEdition edition, Mentions mentions, int mostCards) {
        this.edition = edition;
        this.mentions = mentions;
        this.mostCards = mostCards;
    }

    /** Returns the same for where no file can be uploaded: tables and texts take as many cards as they need. */
    public Cards withoutFiles() {
        return new Cards(edition, mentions, Integer.MAX_VALUE);
    }

    /** Returns the cards and files of a message. */
    public CardMessage of(List<Block> blocks) {
        Set<Integer> filed = new HashSet<>();
        Attempt attempt = new Attempt(blocks, filed);
        while (attempt.cards.size() > mostCards && attempt.largest >= 0) {
            filed.add(attempt.largest);
            attempt = new Attempt(blocks, filed);
        }
        return new CardMessage(attempt.cards, attempt.files.all(), new Summary().of(blocks));
    }

    /** The message with some of its blocks as files. */
    private final class Attempt {

        private final Files files = new Files();
        private final List<JsonObject> cards;
        private int largest = -1;
        private int largestBytes = SMALLEST_FILE;

        Attempt(List<Block> blocks, Set<Integer> filed) {
            MentionEntities entities = new MentionEntities();
            CardRenderer renderer = new CardRenderer(edition, new Paragraphs(edition, mentions, entities), files);
            Pack pack = new Pack(edition, entities);
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                List<Piece> pieces = filed.contains(i) ? instead(renderer, block) : block.render(renderer);
                note(i, pieces);
                pieces.forEach(pack::add);
            }
            List<JsonObject> packed = new ArrayList<>(pack.cards());
            if (packed.isEmpty() && files.all().isEmpty()) {
                pack.add(Piece.Whole.of(Words.paragraph(Words.run("(empty)"))));
                packed.addAll(pack.cards());
            }
            this.cards = packed;
        }

        private void note(int index, List<Piece> pieces) {
            for (Piece piece : pieces) {
                int bytes = piece instanceof Piece.Rows rows ? rows.sheet().bytes() : 0;
                if (bytes > largestBytes) {
                    largest = index;
                    largestBytes = bytes;
                }
            }
        }

        private static List<Piece> instead(CardRenderer renderer, Block block) {
            if (block instanceof Block.Table table) {
                return renderer.instead(table);
            }
            return block instanceof Block.Snippet snippet ? renderer.instead(snippet) : block.render(renderer);
        }
    }
}
