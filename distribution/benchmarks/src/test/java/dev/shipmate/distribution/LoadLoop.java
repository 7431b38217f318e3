package dev.shipmate.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The connections of one run, all on the thread that calls. */
final class LoadLoop implements AutoCloseable {

    private static final long MILLISECOND = 1_000_000;
    private static final long NAP = 50_000;
    private static final long PATIENCE_MS = 60_000;

    private final SignedCommands commands;
    private final Tally tally;
    private final Selector selector;
    private final List<LoadConnection> all = new ArrayList<>();
    private final Deque<LoadConnection> idle = new ArrayDeque<>();
    private int next;

    LoadLoop(URI target, int connections, SignedCommands commands, Tally tally) throws IOException {
        this.commands = commands;
        this.tally = tally;
        this.selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            all.add(new LoadConnection(target, commands.length(), selector));
        }
        idle.addAll(all);
    }

    /** Sends on each connection as soon as the last command was answered, until this moment or until none are left. */
    void closed(long end) throws IOException {
        boolean isOver = false;
        while (!isOver || areUnderWay()) {
            while (!isOver && !idle.isEmpty()) {
                long now = System.nanoTime();
                isOver = now >= end || next == commands.count();
                if (!isOver) {
                    send(now);
                }
            }
            if (areUnderWay()) {
                await(PATIENCE_MS);
            }
        }
    }

    /** Sends at a fixed rate from this moment on; what is due while no connection is idle is sent late and counted from then. */
    void open(long begin, long between) throws IOException {
        while (next < commands.count() || areUnderWay()) {
            long now = System.nanoTime();
            while (next < commands.count() && !idle.isEmpty() && due(begin, between) <= now) {
                send(due(begin, between));
            }
            boolean isForAnswers = next == commands.count() || idle.isEmpty();
            long left = isForAnswers ? PATIENCE_MS * MILLISECOND : due(begin, between) - now;
            if (isForAnswers) {
                await(PATIENCE_MS);
            } else if (left > MILLISECOND) {
                select(left / MILLISECOND);
            } else if (select(0) == 0) {
                LockSupport.parkNanos(Math.min(left, NAP));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (LoadConnection connection : all) {
            connection.close();
        }
        selector.close();
    }

    private long due(long begin, long between) {
        return begin + next * between;
    }

    private boolean areUnderWay() {
        return idle.size() < all.size();
    }

    private void send(long due) throws IOException {
        tally.sends(next, due);
        idle.pop().send(commands, next);
        next++;
    }

    private void await(long milliseconds) throws IOException {
        if (select(milliseconds) == 0) {
            throw new IOException("the server answered nothing for " + milliseconds / 1_000 + " s");
        }
    }

    private int select(long milliseconds) throws IOException {
        return milliseconds == 0 ? selector.selectNow(this::answered) : selector.select(this::answered, milliseconds);
    }

    private void answered(SelectionKey key) {
        LoadConnection connection = (LoadConnection) key.attachment();
        try {
            if (connection.isAnswered()) {
                connection.note(tally, System.nanoTime());
                idle.push(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
