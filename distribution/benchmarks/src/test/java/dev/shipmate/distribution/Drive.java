package dev.shipmate.distribution;

import java.net.URI;
import java.time.Duration;

/**
 * Puts a server that runs already under load, to look at it with a profiler. Set with {@code -D}: {@code target}, its
 * address; {@code platform_port}, where its {@code slack_api_url} points to; {@code connections}; {@code seconds};
 * {@code rate}, for an open loop; {@code rounds}; {@code replies=false} for a server that only acknowledges.
 */
final class Drive {

    private Drive() {}

    public static void main(String[] arguments) {
        Duration length = Duration.ofSeconds(Integer.getInteger("seconds", 10));
        int connections = Integer.getInteger("connections", 16);
        int rate = Integer.getInteger("rate", 0);
        boolean isReplying = Boolean.parseBoolean(System.getProperty("replies", "true"));
        try (ReplyCounter platform = new ReplyCounter(Integer.getInteger("platform_port", 9_999))) {
            LoadDriver driver = new LoadDriver(URI.create(System.getProperty("target")), platform, isReplying);
            for (int round = 0; round < Integer.getInteger("rounds", 1); round++) {
                LoadResult result =
                        rate == 0 ? driver.closed(connections, length) : driver.open(connections, rate, length);
                System.out.println(result.line());
            }
        }
    }
}
