package dev.shipmate.plugins.nautobot.client.standin;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Answers as a real Nautobot did, over HTTP. What was asked in one conversation is one file; a request that comes again is
 * answered with its next answer, and in the end with its last one, as when a job is followed. A request that is in no file
 * is answered with 599.
 *
 * <p>With the scratch folder of a living Nautobot every request is passed on to it. The
 * tokens of users are {@code token-of-NAME}, with the names of {@code tokens.json}.
 */
public final class RecordedNautobot implements AutoCloseable {

    private static final String TOKEN = "token-of-";
    private static final int UNKNOWN = 599;
    private static final Gson PLAIN =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final Path folder;
    private final Optional<LivingNautobot> living;
    private final boolean isRecording;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Exchange> used = new ArrayList<>();
    private String conversation = "";

    /**
     * Starts one.
     *
     * @param folder of its files
     * @param scratch folder of a living Nautobot to ask instead; empty to answer from the files
     * @param isRecording whether the files are written anew from what the living one answers
     */
    public RecordedNautobot(Path folder, Optional<Path> scratch, boolean isRecording) {
        this.folder = folder;
        this.isRecording = isRecording;
        this.living = scratch.map(LivingNautobot::new);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns its address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns the token of a user. */
    public static String token(String user) {
        return TOKEN + user;
    }

    /** Begins a conversation, whose requests are one file. */
    public synchronized void begin(String name) throws IOException {
        conversation = name;
        exchanges.clear();
        used.clear();
        if (living.isEmpty()) {
            JsonArray read = JsonParser.parseString(Files.readString(file())).getAsJsonArray();
            read.forEach(each -> exchanges.add(Exchange.of(each.getAsJsonObject())));
        }
    }

    /** Ends a conversation: what a living Nautobot answered is written down. */
    public synchronized void end() throws IOException {
        if (living.isPresent() && isRecording) {
            Files.createDirectories(folder);
            Files.writeString(
                    file(),
                    exchanges.stream()
                            .map(each -> PLAIN.toJson(each.json()))
                            .collect(Collectors.joining(",\n", "[\n", "\n]\n")));
        }
    }

    private Path file() {
        return folder.resolve(conversation + ".json");
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonElement question = body.isEmpty() ? JsonNull.INSTANCE : JsonParser.parseString(body);
            String header = http.getRequestHeaders().getFirst("Authorization");
            String token =
                    header == null ? "" : header.replaceFirst("^Token ", "").replaceFirst("^" + TOKEN, "");
            String target = http.getRequestURI().toString();
            Optional<Exchange> answer = answer(http.getRequestMethod(), target, token, question);
            byte[] bytes = answer.map(Exchange::answer)
                    .filter(json -> !json.isJsonNull())
                    .map(JsonElement::toString)
                    .orElse("{\"detail\": \"not recorded: " + http.getRequestMethod() + " " + target.replace('"', ' ')
                            + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().add("Content-Type", "application/json");
            int status = answer.map(Exchange::status).orElse(UNKNOWN);
            http.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
            if (status != 204) {
                http.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Exchange> answer(String method, String target, String token, JsonElement question)
            throws IOException, InterruptedException {
        if (living.isPresent()) {
            Exchange exchange = living.get().ask(method, target, token, question);
            exchanges.add(exchange);
            return Optional.of(exchange);
        }
        List<Exchange> same = exchanges.stream()
                .filter(each -> each.isOf(method, target, token, question))
                .toList();
        long asked = used.stream()
                .filter(each -> each.isOf(method, target, token, question))
                .count();
        if (same.isEmpty()) {
            return Optional.empty();
        }
        Exchange next = same.get((int) Math.min(asked, same.size() - 1));
        used.add(next);
        return Optional.of(next);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
