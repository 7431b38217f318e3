package dev.shipmate.core.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate with those that lead to its issuer, and its key. They are known to belong together; whether the certificate is
 * valid now is another question.
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {

    private static final byte[] PROBE = {1, 2, 3};

    /** Reads both files. */
    static Identity read(TlsFiles files) throws TlsFilesException {
        List<X509Certificate> chain = chain(files.certificate());
        PrivateKey key = PemKey.read(files.key());
        if (!isPair(chain.get(0).getPublicKey(), key)) {
            boolean isLater = chain.stream().anyMatch(certificate -> isPair(certificate.getPublicKey(), key));
            throw new TlsFilesException(
                    files.key(),
                    isLater
                            ? "its key belongs to a later certificate of " + files.certificate()
                                    + "; put that one first"
                            : "its key does not belong to the certificate in " + files.certificate()
                                    + "; give the two that were made together");
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                throw new TlsFilesException(
                        files.certificate(),
                        "certificate " + i + " was not issued by the one behind it; put each before its issuer");
            }
        }
        return new Identity(chain, key);
    }

    /** Returns it as Java's TLS wants it. The password guards nothing: this is never written down. */
    KeyStore store(String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("host", key, password.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Java takes neither certificate nor key", e);
        }
    }

    /** Returns the name of whose it is. */
    String subject() {
        return chain.get(0).getSubjectX500Principal().getName();
    }

    /** Returns when it begins to be valid. */
    Instant begins() {
        return chain.get(0).getNotBefore().toInstant();
    }

    /** Returns when the first of the chain expires. */
    Instant ends() {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Identity[" + subject() + "]";
    }

    private static List<X509Certificate> chain(Path file) throws TlsFilesException {
        List<X509Certificate> chain = new ArrayList<>();
        for (PemBlocks.Block block : PemBlocks.read(file).blocks()) {
            if (block.kind().equals("CERTIFICATE")) {
                try {
                    chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(block.bytes())));
                } catch (CertificateException e) {
                    throw new TlsFilesException(file, "its certificate " + (chain.size() + 1) + " is damaged", e);
                }
            }
        }
        if (chain.isEmpty()) {
            throw new TlsFilesException(file, "it holds no certificate");
        }
        return List.copyOf(chain);
    }

    private static boolean isPair(PublicKey certified, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
