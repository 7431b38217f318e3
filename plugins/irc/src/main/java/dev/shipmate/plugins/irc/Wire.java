package dev.shipmate.plugins.irc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.BlockingQueue;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One socket to a server and the thread that opens it and reads from it; what it reads waits in a bounded queue, and a
 * flood on the wire. Closing it ends both at once, whatever they are at.
 */
final class Wire implements AutoCloseable {

    /** The longest line that is sent, without its end. */
    static final int LONGEST_LINE = 510;

    /** A line that is received may have tags of this many bytes before it. */
    private static final int LONGEST_RECEIVED = 8_191 + 512;

    private static final int OPENING_MS = 15_000;
    private static final int ENDING_MS = 3_000;

    private final String host;
    private final int port;
    private final @Nullable SSLSocketFactory tls;
    private final BlockingQueue<Heard> heard;
    private final Socket plain = new Socket();
    private final Thread reader;
    private volatile Socket socket = plain;

    /**
     * Makes one.
     *
     * @param tls null for a connection that is not encrypted
     * @param heard takes what is read
     */
    Wire(String host, int port, @Nullable SSLSocketFactory tls, BlockingQueue<Heard> heard) {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.heard = heard;
        this.reader = new Thread(this::run, "irc-reader");
        reader.setDaemon(true);
    }

    /** Begins to open and to read. */
    void start() {
        reader.start();
    }

    /** Sends a line; what would end it or is too long is left out. */
    void send(String line) throws LostConnection {
        byte[] bytes = line.replaceAll("[\r\n\0]", " ").getBytes(UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(bytes, 0, Math.min(bytes.length, LONGEST_LINE));
        whole.write('\r');
        whole.write('\n');
        try {
            socket.getOutputStream().write(whole.toByteArray());
        } catch (IOException e) {
            throw new LostConnection(words(e));
        }
    }

    @Override
    public void close() {
        try {
            plain.close();
            reader.interrupt();
            reader.join(ENDING_MS);
        } catch (IOException e) {
            // it is closed then
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        String why = "the server closed the connection";
        try {
            open();
            heard.put(new Heard.Opened());
            read(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            why = words(e);
        } catch (InterruptedException e) {
            return;
        }
        try {
            heard.put(new Heard.Ended(why));
        } catch (InterruptedException e) {
            // nobody listens any more
        }
    }

    private void open() throws IOException {
        plain.connect(new InetSocketAddress(host, port), OPENING_MS);
        plain.setTcpNoDelay(true);
        if (tls != null) {
            plain.setSoTimeout(OPENING_MS);
            SSLSocket encrypted = (SSLSocket) tls.createSocket(plain, host, port, true);
            SSLParameters verified = encrypted.getSSLParameters();
            verified.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(verified);
            encrypted.startHandshake();
            plain.setSoTimeout(0);
            socket = encrypted;
        }
    }

    private void read(InputStream in) throws IOException, InterruptedException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n' || octet == '\r') {
                var parsed = IrcLine.parse(decoded(line.toByteArray()));
                if (parsed.isPresent()) {
                    heard.put(new Heard.Line(parsed.get()));
                }
                line.reset();
            } else if (line.size() < LONGEST_RECEIVED) {
                line.write(octet);
            }
        }
    }

    /** Old clients write no UTF-8. */
    private static String decoded(byte[] line) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException e) {
            return new String(line, ISO_8859_1);
        }
    }

    private String words(IOException e) {
        String where = host + ":" + port;
        if (e instanceof UnknownHostException) {
            return "there is no host " + host + ": correct irc_host";
        }
        if (e instanceof SocketTimeoutException) {
            return where + " does not answer";
        }
        if (e instanceof SSLException) {
            return "no encrypted connection with " + where + " (" + e.getMessage()
                    + "): correct irc_port, irc_tls or irc_tls_ca_file";
        }
        return "no connection with " + where + " (" + e.getMessage() + ")";
    }
}
