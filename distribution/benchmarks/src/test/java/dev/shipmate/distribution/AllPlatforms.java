package dev.shipmate.distribution;

import dev.shipmate.testkit.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The services of all platforms that ship, so that a host can run with all of its plugins; Slack is the bench's. */
final class AllPlatforms implements AutoCloseable {

    private final List<StandIn> services = StandIns.all();

    /** Makes a home for them, with a port of its own. */
    Path home(Bench bench, String name) {
        URI address = URI.create("http://127.0.0.1:" + freePort());
        List<String> settings = new ArrayList<>(
                BenchHome.settings(address.getPort(), bench.platform().address()));
        settings.add("public_url=" + address);
        settings.add("network_sample_data=true");
        for (StandIn service : services) {
            service.follow(address);
            if (!service.platform().equals("slack")) {
                service.settings().forEach((key, value) -> settings.add(key + "=" + value));
            }
        }
        Path home = BenchHome.make(bench.folder(name), settings);
        StandIns.enterTokens(home);
        return home;
    }

    @Override
    public void close() {
        services.forEach(StandIn::close);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
