package dev.shipmate.core.tls;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads values of ASN.1's DER one after the other; what is not there or reaches beyond the end is nothing. */
final class DerReader {

    private final ByteBuffer bytes;

    DerReader(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    private DerReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Takes the next value, if it has this tag. */
    Optional<DerReader> value(int tag) {
        if (bytes.remaining() < 2 || (bytes.get() & 0xff) != tag) {
            return Optional.empty();
        }
        int length = bytes.get() & 0xff;
        if (length >= 0x80) {
            int more = length & 0x7f;
            if (more == 0 || more > 3 || bytes.remaining() < more) {
                return Optional.empty();
            }
            length = 0;
            for (int i = 0; i < more; i++) {
                length = length << 8 | bytes.get() & 0xff;
            }
        }
        if (length > bytes.remaining()) {
            return Optional.empty();
        }
        DerReader value = new DerReader(bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + length);
        return Optional.of(value);
    }

    /** Returns what was not taken yet. */
    byte[] rest() {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }
}
