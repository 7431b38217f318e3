package dev.shipmate.plugins.nautobot.link;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lists a user's tokens as a real Nautobot did; its two tokens are made up again, where the recording hides them. */
final class FakeNautobot implements AutoCloseable {

    static final String WRITES = "0123456789abcdef0123456789abcdef01aa1111";
    static final String READS = "0123456789abcdef0123456789abcdef01bb2222";
    static final String UNKNOWN = "0123456789abcdef0123456789abcdef01cc3333";
    static final String NOBODYS = "0123456789abcdef0123456789abcdef01dd4444";

    private static final Path RECORDED = Path.of("../nautobot-client/src/test/resources/recorded");

    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile String tokens;
    private final String version;
    private final HttpServer server;

    FakeNautobot(String version) throws IOException {
        this.version = version;
        tokens = body("tokens-of-the-caller")
                .toString()
                .replace("<token of admin>", WRITES)
                .replace("<token of reader>", READS)
                .replaceFirst("xxxxxx", "aa1111")
                .replaceFirst("xxxxxx", "bb2222");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/base/api/users/tokens/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base/");
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String token = http.getRequestHeaders().getFirst("Authorization").replace("Token ", "");
            asked.add(http.getRequestMethod() + " " + http.getRequestURI().getPath());
            switch (token) {
                case WRITES, READS -> answer(http, 200, tokens);
                case NOBODYS ->
                    answer(http, 403, body("refused-without-permission").toString());
                default -> answer(http, 403, body("refused-unknown-token").toString());
            }
        }
    }

    private JsonElement body(String recording) throws IOException {
        JsonObject read = JsonParser.parseString(
                        Files.readString(RECORDED.resolve(version).resolve(recording + ".json")))
                .getAsJsonObject();
        return read.getAsJsonObject("response").get("body");
    }

    private void answer(HttpExchange http, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().add("Content-Type", "application/json");
        http.getResponseHeaders().add("API-Version", version);
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
