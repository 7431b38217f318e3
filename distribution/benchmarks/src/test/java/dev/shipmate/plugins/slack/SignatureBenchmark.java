package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.WebRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Checks the signature of a request of 456 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SignatureBenchmark {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String TIME = "1700000000";
    private static final String BODY = "text=" + "x".repeat(451);

    private final SlackSignature signature =
            new SlackSignature(SECRET, Clock.fixed(Instant.ofEpochSecond(Long.parseLong(TIME)), ZoneOffset.UTC));
    private final WebRequest request = new WebRequest(
            "POST",
            "slash_command",
            "",
            Map.of(
                    SlackSignature.HEADER,
                    List.of(new com.slack.api.app_backend.SlackSignature.Generator(SECRET).generate(TIME, BODY)),
                    "X-Slack-Request-Timestamp",
                    List.of(TIME)),
            BODY.getBytes(UTF_8));

    /** Checks it. */
    @Benchmark
    public void verify() throws UnverifiedRequestException {
        signature.verify(request);
    }
}
