package dev.shipmate.core.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate for localhost that signs itself, made with the keytool of the Java that runs. */
record Certificates(Certificate certificate, PrivateKey key) {

    private static final char[] PASSWORD = "changeit".toCharArray();

    static Certificates made(Path folder, String algorithm, String... more)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(algorithm + System.nanoTime() + ".p12");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                algorithm,
                "-alias",
                "host",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storepass",
                "changeit",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString()));
        line.addAll(List.of(more));
        int exit = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore read = KeyStore.getInstance(store.toFile(), PASSWORD);
        return new Certificates(read.getCertificate("host"), (PrivateKey) read.getKey("host", PASSWORD));
    }

    TlsFiles written(Path folder) throws IOException, GeneralSecurityException {
        TlsFiles files = new TlsFiles(folder.resolve("host.crt"), folder.resolve("host.key"));
        Files.writeString(files.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(files.key(), pem("PRIVATE KEY", key.getEncoded()));
        return files;
    }

    static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + kind
                + "-----\n";
    }
}
