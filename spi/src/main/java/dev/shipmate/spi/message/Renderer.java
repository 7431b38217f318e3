package dev.shipmate.spi.message;

import java.util.List;

/**
 * Turns blocks into a platform's own form, one method per kind of block.
 *
 * <p>A kind that a later host adds comes with a default method here that says it with older blocks, so that an adapter
 * built today goes on working.
 *
 * @param <R> what a block becomes
 * @since 1
 */
public interface Renderer<R> {

    /** Renders a title line. */
    R heading(Block.Heading heading);

    /** Renders a paragraph. */
    R text(Block.Text text);

    /** Renders label and value pairs. */
    R fields(Block.Fields fields);

    /** Renders a table with all of its rows. */
    R table(Block.Table table);

    /** Renders preformatted text. */
    R snippet(Block.Snippet snippet);

    /** Renders a picture. */
    R image(Block.Image image);

    /** Renders a file. */
    R attachment(Block.Attachment attachment);

    /** Renders a button; as text with its label and line where nothing better is known. */
    default R button(Block.Button button) {
        return text(new Block.Text(List.of(Span.plain(button.label() + ": "), Span.code(button.line()))));
    }
}
