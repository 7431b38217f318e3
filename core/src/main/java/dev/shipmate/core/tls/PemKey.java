package dev.shipmate.core.tls;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** The private key in a PEM file: PKCS#8, or the forms of before for RSA and EC, which are wrapped into PKCS#8. */
final class PemKey {

    private static final byte[] RSA = {
        0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };
    private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
    private static final byte[] VERSION = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;
    private static final int CURVE = 0xa0;

    private PemKey() {}

    /** Reads the only key of a file. */
    static PrivateKey read(Path file) throws TlsFilesException {
        List<PemBlocks.Block> keys = PemBlocks.read(file).blocks().stream()
                .filter(block -> block.kind().endsWith("PRIVATE KEY"))
                .toList();
        if (keys.size() != 1) {
            throw new TlsFilesException(file, "it must hold one private key and holds " + keys.size());
        }
        PemBlocks.Block key = keys.get(0);
        return switch (key.kind()) {
            case "PRIVATE KEY" -> key(file, key.bytes(), List.of("RSA", "EC", "EdDSA"));
            case "RSA PRIVATE KEY" -> key(file, wrapped(RSA, key.bytes()), List.of("RSA"));
            case "EC PRIVATE KEY" -> key(file, wrapped(curve(file, key.bytes()), key.bytes()), List.of("EC"));
            case "ENCRYPTED PRIVATE KEY" ->
                throw new TlsFilesException(file, "its key is encrypted; decrypt it with openssl pkey -in … -out …");
            default ->
                throw new TlsFilesException(
                        file, "its " + key.kind() + " is of no known kind; convert it with openssl pkey -in … -out …");
        };
    }

    private static PrivateKey key(Path file, byte[] pkcs8, List<String> algorithms) throws TlsFilesException {
        Optional<PrivateKey> key = algorithms.stream()
                .flatMap(algorithm -> key(algorithm, pkcs8).stream())
                .findFirst();
        if (key.isEmpty()) {
            throw new TlsFilesException(file, "its key is damaged, or neither RSA nor EC nor Ed25519");
        }
        return key.get();
    }

    private static Optional<PrivateKey> key(String algorithm, byte[] pkcs8) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            // one of another algorithm, or none; what is wrong with it would tell of the key
            return Optional.empty();
        }
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return der(SEQUENCE, VERSION, algorithm, der(OCTETS, key));
    }

    /** The algorithm with the curve, which stands behind the number of the key. */
    private static byte[] curve(Path file, byte[] key) throws TlsFilesException {
        Optional<DerReader> body = new DerReader(key).value(SEQUENCE);
        Optional<byte[]> curve = body.flatMap(fields -> fields.value(2)
                .flatMap(version -> fields.value(OCTETS))
                .flatMap(number -> fields.value(CURVE))
                .map(DerReader::rest));
        if (curve.isEmpty()) {
            throw new TlsFilesException(
                    file, "its EC PRIVATE KEY is damaged or names no curve; convert it with openssl pkey -in … -out …");
        }
        return der(SEQUENCE, EC, curve.get());
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = body.size();
        if (length < 0x80) {
            all.write(length);
        } else {
            // in as few bytes as hold it; never more than 1 MiB, so three do
            int bytes = length > 0xffff ? 3 : length > 0xff ? 2 : 1;
            all.write(0x80 | bytes);
            for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
                all.write(length >> shift);
            }
        }
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }
}
