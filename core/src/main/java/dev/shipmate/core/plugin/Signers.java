package dev.shipmate.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose signature a jar needs where {@code plugin_trusted_certificates} is set: every entry must be signed by one of the
 * certificates of that file, or by one that one of them issued, and the certificates must be valid now. Revocation is not
 * asked about: what is no longer trusted is taken out of the file.
 */
final class Signers {

    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private final @Nullable Path file;

    private Signers(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Takes the certificates in a PEM file.
     *
     * @param conf where a relative path begins
     * @param path null or empty where nothing need be signed
     */
    static Signers of(Path conf, @Nullable String path) {
        return new Signers(path == null || path.isEmpty() ? null : conf.resolve(path));
    }

    /** Returns why a jar may not be loaded, if it may not. Its entries are known to be of bearable size. */
    Optional<String> refusal(Path jar) throws IOException {
        Path trusted = file;
        if (trusted == null) {
            return Optional.empty();
        }
        try (JarFile signed = new JarFile(jar.toFile(), true)) {
            return refusal(signed, certificates(trusted));
        } catch (SecurityException e) {
            return Optional.of("its signature is broken (" + e.getMessage() + "); do not trust where it is from");
        } catch (CertificateException e) {
            return Optional.of("plugin_trusted_certificates names " + trusted
                    + ", which holds no certificates in PEM format; without them nothing is loaded");
        }
    }

    private static Set<X509Certificate> certificates(Path file) throws CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new CertificateException("none");
            }
            return all.stream().map(X509Certificate.class::cast).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new CertificateException(e);
        }
    }

    private static Optional<String> refusal(JarFile jar, Set<X509Certificate> trusted) throws IOException {
        Set<CodeSigner> known = new HashSet<>();
        byte[] buffer = new byte[16 * 1024];
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            if (entry.isDirectory() || isOfSignature(entry.getName())) {
                continue;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                // only what was read is verified
                while (in.read(buffer) >= 0) {}
            }
            CodeSigner[] signers = entry.getCodeSigners();
            if (signers == null) {
                return Optional.of("it is not signed, or not all of it is, and plugin_trusted_certificates is set");
            }
            List<CodeSigner> all = Arrays.asList(signers);
            if (all.stream().noneMatch(known::contains)) {
                Optional<CodeSigner> one = all.stream()
                        .filter(signer -> isTrusted(signer.getSignerCertPath(), trusted))
                        .findFirst();
                if (one.isEmpty()) {
                    return Optional.of("it is signed by nobody whom plugin_trusted_certificates names, or by a"
                            + " certificate that is not valid now");
                }
                known.add(one.get());
            }
        }
        return Optional.empty();
    }

    private static boolean isTrusted(CertPath path, Set<X509Certificate> trusted) {
        try {
            List<X509Certificate> chain = path.getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            X509Certificate signer = chain.get(0);
            signer.checkValidity();
            if (trusted.contains(signer)) {
                return true;
            }
            List<String> uses = signer.getExtendedKeyUsage();
            if (uses != null && !uses.contains(CODE_SIGNING)) {
                return false;
            }
            PKIXParameters parameters = new PKIXParameters(
                    trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            CertPath below = CertificateFactory.getInstance("X.509")
                    .generateCertPath(chain.stream()
                            .takeWhile(one -> !trusted.contains(one))
                            .toList());
            CertPathValidator.getInstance("PKIX").validate(below, parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Those cannot be signed themselves. */
    private static boolean isOfSignature(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.matches("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");
    }
}
