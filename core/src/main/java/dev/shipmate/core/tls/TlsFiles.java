package dev.shipmate.core.tls;

import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the host's certificate and its key are. */
public record TlsFiles(Path certificate, Path key) {

    static final Duration SOON = Duration.ofDays(21);

    /**
     * Returns those of the settings, if there are any.
     *
     * @param conf where relative paths begin
     */
    public static Optional<TlsFiles> of(HostSettings settings, Path conf) {
        return settings.tlsCertificate()
                .flatMap(certificate ->
                        settings.tlsKey().map(key -> new TlsFiles(conf.resolve(certificate), conf.resolve(key))));
    }

    /** Returns why the host cannot serve with them, if it cannot. */
    public Optional<Problem> problem() {
        try {
            Identity.read(this);
            return Optional.empty();
        } catch (TlsFilesException e) {
            return Optional.of(problem(String.valueOf(e.getMessage())));
        }
    }

    /** Returns why nobody would trust them, though the host serves, if that is so. */
    public Optional<Problem> staleness(Clock clock) {
        try {
            Identity identity = Identity.read(this);
            Instant now = clock.instant();
            if (!now.isBefore(identity.ends())) {
                return Optional.of(problem(certificate + ": it expired on " + shown(identity.ends())));
            }
            return now.isBefore(identity.begins())
                    ? Optional.of(problem(certificate + ": it is valid from " + shown(identity.begins()) + " on only"))
                    : Optional.empty();
        } catch (TlsFilesException e) {
            return Optional.of(problem(String.valueOf(e.getMessage())));
        }
    }

    /** Returns until when they are good, and what goes with them and is not set. */
    public List<String> hints(Clock clock, Optional<URI> publicUrl) {
        List<String> hints = new ArrayList<>();
        try {
            Identity identity = Identity.read(this);
            boolean isSoon = clock.instant().plus(SOON).isAfter(identity.ends());
            hints.add("the certificate for " + identity.subject() + " in " + certificate + " is valid until "
                    + shown(identity.ends()) + (isSoon ? ", which is soon: renew it" : ""));
        } catch (TlsFilesException e) {
            // is told as a problem
            return hints;
        }
        if (publicUrl.filter(url -> "https".equalsIgnoreCase(url.getScheme())).isEmpty()) {
            hints.add(
                    "http_tls_certificate is set and public_url does not begin with https://: links are wrong, and the"
                            + " session cookie is not kept to https");
        }
        return hints;
    }

    static String shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Problem problem(String text) {
        return Problem.error(
                Problem.HOST,
                "http_tls_certificate",
                "and http_tls_key cannot be used: " + text,
                "Give a certificate chain and its key in PEM format, or empty both to serve without TLS.");
    }
}
