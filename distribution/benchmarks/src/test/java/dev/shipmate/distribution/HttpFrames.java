package dev.shipmate.distribution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts what arrives on one connection into HTTP/1.1 messages: a head, and as many bytes as its Content-Length says. It
 * understands no more than that, which is why it costs the server under load so little. For one thread.
 */
final class HttpFrames {

    private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "\ntransfer-encoding:".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[8 * 1024];
    private int filled;
    private int looked;
    private int body = -1;
    private int end;

    /** Returns where to put what arrives; {@link #arrived} follows. */
    ByteBuffer room() {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        return ByteBuffer.wrap(bytes, filled, bytes.length - filled);
    }

    void arrived(int count) {
        filled += count;
    }

    /** Returns whether a message is there as a whole. */
    boolean isWhole() {
        if (body < 0 && !findBody()) {
            return false;
        }
        return filled >= end;
    }

    /** Returns the status of the answer that is there. */
    int status() {
        // HTTP/1.1 200
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
    }

    /** Returns where a word stands behind the head of the message that is there, or -1. */
    int find(byte[] word) {
        return find(word, body, end);
    }

    /** Reads a number of so many digits. */
    long number(int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    /** Goes on behind the message that is there. */
    void drop() {
        System.arraycopy(bytes, end, bytes, 0, filled - end);
        filled -= end;
        looked = 0;
        body = -1;
    }

    private boolean findBody() {
        for (int i = Math.max(3, looked); i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                body = i + 1;
                end = body + length();
                return true;
            }
        }
        looked = filled;
        return false;
    }

    private int length() {
        int at = find(LENGTH, 0, body);
        if (at < 0) {
            if (find(CHUNKED, 0, body) >= 0) {
                throw new IllegalStateException(
                        "this counts no chunks: " + new String(bytes, 0, body, StandardCharsets.ISO_8859_1));
            }
            return 0;
        }
        int length = 0;
        for (int i = at + LENGTH.length; bytes[i] != '\r'; i++) {
            if (bytes[i] != ' ') {
                length = length * 10 + bytes[i] - '0';
            }
        }
        return length;
    }

    /** Letters of the word have to be small ones; those of the message may be of either size. */
    private int find(byte[] word, int from, int to) {
        for (int begin = from; begin <= to - word.length; begin++) {
            int same = 0;
            while (same < word.length && lower(bytes[begin + same]) == word[same]) {
                same++;
            }
            if (same == word.length) {
                return begin;
            }
        }
        return -1;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }
}
