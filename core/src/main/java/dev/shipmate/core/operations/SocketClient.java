package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** The operations of a running host, over its socket. */
public final class SocketClient {

    private final Path path;
    private final ObjectMapper mapper = new ObjectMapper();

    public SocketClient(Path path) {
        this.path = path;
    }

    /** Returns whether a host listens. */
    public boolean isAnswered() {
        return connect().map(SocketClient::closed).orElse(false);
    }

    /**
     * Does an operation in the running host.
     *
     * @throws RefusedException if it is not done, or the host has gone
     */
    public JsonNode run(String name, JsonNode arguments, String user) {
        ObjectNode request = Json.object().put("operation", name).put("user", user);
        request.set("arguments", arguments);
        try (SocketChannel channel = connect().orElseThrow(() -> new RefusedException("no host answers at " + path))) {
            SocketLines.write(channel, mapper.writeValueAsString(request));
            JsonNode answer = mapper.readTree(SocketLines.read(channel));
            if (answer.has("error")) {
                throw new RefusedException(answer.path("error").asText());
            }
            return answer.path("result");
        } catch (EOFException e) {
            throw new RefusedException(
                    "the host ended before it answered: it may be done or not, so look before you do it again", e);
        } catch (IOException e) {
            throw new RefusedException("the host at " + path + " does not answer: " + e.getMessage(), e);
        }
    }

    private Optional<SocketChannel> connect() {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
                return Optional.of(channel);
            } catch (IOException e) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean closed(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it answered all the same
        }
        return true;
    }
}
