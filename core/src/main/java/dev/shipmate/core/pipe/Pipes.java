package dev.shipmate.core.pipe;

import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What stood behind the command of a line: what its reply goes through, one after the other. Read in full before the
 * command runs, so that a mistake in them costs nothing.
 */
public final class Pipes {

    /** Of a line without any. */
    public static final Pipes NONE = new Pipes("", List.of(), "");

    private static final int MOST = 8;
    private static final int LONGEST = 500;

    private final String text;
    private final List<Pipe> pipes;
    private final String problem;

    private Pipes(String text, List<Pipe> pipes, String problem) {
        this.text = text;
        this.pipes = pipes;
        this.problem = problem;
    }

    /**
     * Reads them.
     *
     * @param text as they were typed, from behind the first sign on
     * @param words of each one, its name first
     * @param file what a file is called that comes out of them, without its ending
     */
    public static Pipes read(String text, List<List<String>> words, String file) {
        if (words.size() > MOST || text.length() > LONGEST) {
            return mistaken("A line takes at most " + MOST + " pipes of " + LONGEST + " characters together.");
        }
        PipeReader reader = new PipeReader();
        List<Pipe> pipes = new ArrayList<>();
        try {
            for (List<String> one : words) {
                if (!pipes.isEmpty() && PipeReader.isLast(pipes.get(pipes.size() - 1))) {
                    return mistaken("| " + words.get(pipes.size() - 1).get(0)
                            + " is the last one: nothing can be done with what it gives. Put the others before.");
                }
                pipes.add(reader.read(one, file));
            }
        } catch (UnreadablePipeException e) {
            return mistaken(e.sentence());
        }
        return new Pipes(text, List.copyOf(pipes), "");
    }

    /** Returns pipes that cannot be read, and why. */
    public static Pipes mistaken(String problem) {
        return new Pipes("", List.of(), problem);
    }

    /** Returns all there are, as they are typed. */
    public static String help() {
        return "| grep TEXT | sort COLUMN | head N | count | csv | json";
    }

    /** Returns them as they were typed, without the first sign; "" for none. */
    public String text() {
        return text;
    }

    /** Returns what is wrong with them; "" for nothing. */
    public String problem() {
        return problem;
    }

    public boolean isEmpty() {
        return pipes.isEmpty();
    }

    /**
     * Returns the reply that comes out. What one of them can make nothing of is told above the reply as it was before it:
     * the command did run, and what it said must not be lost.
     */
    public Message through(Message reply) {
        if (pipes.isEmpty()) {
            return reply;
        }
        List<Block> blocks = reply.blocks();
        try {
            for (Pipe pipe : pipes) {
                blocks = pipe.through(blocks);
            }
            blocks = told(blocks);
        } catch (UnfitReplyException e) {
            blocks = with(Block.text(e.sentence()), blocks);
        }
        Message piped = Message.of(blocks);
        return reply.isPrivate() ? piped.privately() : piped;
    }

    private List<Block> told(List<Block> blocks) throws UnfitReplyException {
        if (Kind.of(blocks).isEmpty()) {
            return blocks;
        }
        Reply reply = Reply.of(blocks);
        List<Block> left = reply.withoutEmpty();
        return reply.size() > 0 ? left : with(Block.text("Nothing is left after | " + text + "."), left);
    }

    private static List<Block> with(Block first, List<Block> blocks) {
        List<Block> all = new ArrayList<>(List.of(first));
        all.addAll(blocks);
        return all;
    }
}
