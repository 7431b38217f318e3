package dev.shipmate.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.HostOptions;
import dev.shipmate.core.LocalOperations;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.operations.SocketClient;
import java.util.Map;
import java.util.UUID;

/** Does operations: in the running host where one answers, else here, on the database itself. */
final class Session {

    private final HostOptions options;
    private final SocketClient host;

    Session(HomeOption home) {
        this.options = home.options(false, Map.of());
        this.host = new SocketClient(home.data().resolve("host.sock"));
    }

    JsonNode run(String operation, JsonNode arguments) {
        String user = System.getProperty("user.name", "unknown");
        if (host.isAnswered()) {
            return host.run(operation, arguments, user);
        }
        try (LocalOperations local = LocalOperations.open(options)) {
            Author author = new Author(user, "cli", UUID.randomUUID().toString());
            return local.operations().run(operation, arguments, author);
        }
    }

    /** Returns whether a host runs on this home. */
    boolean isHostRunning() {
        return host.isAnswered();
    }
}
