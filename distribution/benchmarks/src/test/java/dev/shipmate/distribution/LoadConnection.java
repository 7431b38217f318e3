package dev.shipmate.distribution;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection to the server under load, with at most one command on its way. For one thread. */
final class LoadConnection implements AutoCloseable {

    private static final int NONE = -1;

    private final SocketChannel channel;
    private final ByteBuffer request;
    private final HttpFrames frames = new HttpFrames();
    private int number = NONE;

    LoadConnection(URI target, int requestLength, Selector selector) throws IOException {
        request = ByteBuffer.allocate(requestLength);
        channel = SocketChannel.open(new InetSocketAddress(target.getHost(), target.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends a command. */
    void send(SignedCommands commands, int number) throws IOException {
        this.number = number;
        commands.render(number, request);
        // a kilobyte to a server that has answered everything before: it fits
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** Reads what has come and returns whether the answer is there as a whole. */
    boolean isAnswered() throws IOException {
        int count = channel.read(frames.room());
        if (count < 0) {
            throw new IOException("the server closed the connection");
        }
        frames.arrived(count);
        return frames.isWhole();
    }

    /** Notes the answer; what is sent next may be sent. */
    void note(Tally tally, long now) {
        tally.answered(number, frames.status(), now);
        frames.drop();
        number = NONE;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
