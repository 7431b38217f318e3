package dev.shipmate.core.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.log.Author;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostSocketTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Author> authors = new CopyOnWriteArrayList<>();
    private final Operations operations = new Operations()
            .with(Map.of("echo", this::echo, "refuse", HostSocketTest::refuse, "fail", HostSocketTest::fail));

    @TempDir
    private Path folder;

    private HostSocket socket;
    private SocketClient client;

    @BeforeEach
    void open() {
        Path path = folder.resolve("host.sock");
        socket = HostSocket.open(path, operations, timer);
        client = new SocketClient(path);
    }

    @AfterEach
    void close() {
        socket.close();
        timer.shutdownNow();
    }

    @Test
    void anOperationIsDoneInTheNameOfWhoeverIsAtTheOtherEnd() {
        JsonNode result = client.run("echo", Json.object().put("text", "a\nb \u00e9\ud83d\ude00"), "somebody else");

        assertEquals("a\nb \u00e9\ud83d\ude00", result.path("text").asText());
        assertEquals(System.getProperty("user.name"), authors.get(0).who());
        assertEquals("cli", authors.get(0).means());
        client.run("echo", Json.object(), "");
        assertFalse(authors.get(0).requestId().equals(authors.get(1).requestId()));
    }

    @Test
    void aRefusalIsToldInItsOwnWords() {
        RefusedException refusal =
                assertThrows(RefusedException.class, () -> client.run("refuse", Json.object(), "ada"));
        assertEquals("value is missing", refusal.getMessage());

        RefusedException unknown =
                assertThrows(RefusedException.class, () -> client.run("nonsense", Json.object(), "ada"));
        assertTrue(unknown.getMessage().contains("nonsense"), unknown.getMessage());
    }

    @Test
    void aFaultTellsNothingOfItsInside() {
        RefusedException fault = assertThrows(RefusedException.class, () -> client.run("fail", Json.object(), "ada"));

        assertFalse(fault.getMessage().contains("secret"), fault.getMessage());
    }

    @Test
    void whateverIsSentIsAnsweredWithOneLine() throws IOException {
        for (String line : List.of(
                "",
                " ",
                "{",
                "[]",
                "null",
                "7",
                "\"x\"",
                "\0",
                "GET / HTTP/1.1\r",
                "{\"operation\":7}",
                "{\"operation\":[],\"arguments\":7,\"user\":{}}",
                "{\"operation\":\"echo\"}".repeat(3),
                "[".repeat(200_000))) {
            String answer = talk((line + "\n").getBytes(StandardCharsets.UTF_8));
            JsonNode json = new ObjectMapper().readTree(answer);
            assertTrue(json.has("error") || json.has("result"), line.substring(0, Math.min(50, line.length())));
        }
        talk(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});

        assertTrue(client.run("echo", Json.object(), "ada").isObject());
    }

    @Test
    void whoHangsUpHarmsNobody() throws IOException {
        try (SocketChannel silent = connect();
                SocketChannel half = connect()) {
            half.write(ByteBuffer.wrap("{\"operation\":\"ec".getBytes(StandardCharsets.UTF_8)));
            assertTrue(silent.isConnected());
        }

        assertTrue(client.run("echo", Json.object(), "ada").isObject());
    }

    @Test
    void aHostThatEndsBeforeItsAnswerIsNotTakenForDone() throws Exception {
        socket.close();
        for (String begun : List.of("", "{\"result\":{}}")) {
            Path path = folder.resolve("dying.sock");
            try (ServerSocketChannel dying = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                dying.bind(UnixDomainSocketAddress.of(path));
                Future<?> death = timer.submit(() -> {
                    try (SocketChannel asked = dying.accept()) {
                        SocketLines.read(asked);
                        asked.write(ByteBuffer.wrap(begun.getBytes(StandardCharsets.UTF_8)));
                    }
                    return null;
                });

                RefusedException unknown = assertThrows(
                        RefusedException.class, () -> new SocketClient(path).run("echo", Json.object(), "ada"));

                assertTrue(unknown.getMessage().contains("ended before it answered"), unknown.getMessage());
                death.get();
            } finally {
                Files.deleteIfExists(path);
            }
        }
    }

    @Test
    void whoHoldsManyConnectionsIsTurnedAwayAndNobodyElseForGood() throws IOException {
        List<SocketChannel> held = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            held.add(connect());
        }
        for (SocketChannel channel : held) {
            channel.close();
        }

        Awaitility.await()
                .ignoreExceptions()
                .until(() -> client.run("echo", Json.object(), "ada").isObject());
    }

    @Test
    void onlyTheOwnerOfTheHomeMayOpenIt() throws IOException {
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("host.sock"))));
    }

    @Test
    void aClosedSocketIsGoneAndADeadOneIsReplaced() throws IOException {
        socket.close();

        assertFalse(client.isAnswered());
        assertFalse(Files.exists(folder.resolve("host.sock")));
        RefusedException gone = assertThrows(RefusedException.class, () -> client.run("echo", Json.object(), "ada"));
        assertTrue(gone.getMessage().contains("no host answers"), gone.getMessage());
        Files.createFile(folder.resolve("host.sock"));
        socket = HostSocket.open(folder.resolve("host.sock"), operations, timer);
        assertTrue(client.isAnswered());
    }

    private JsonNode echo(JsonNode arguments, Author author) {
        authors.add(author);
        return arguments.isObject() ? arguments : Json.object();
    }

    private static JsonNode refuse(JsonNode arguments, Author author) {
        return Json.object().put("value", Json.required(arguments, "value"));
    }

    private static JsonNode fail(JsonNode arguments, Author author) {
        throw new IllegalStateException("a secret inside");
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(folder.resolve("host.sock")));
        return channel;
    }

    private String talk(byte[] line) throws IOException {
        try (SocketChannel channel = connect()) {
            ByteBuffer out = ByteBuffer.wrap(line);
            while (out.hasRemaining()) {
                channel.write(out);
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer in = ByteBuffer.allocate(4096);
            while (channel.read(in) >= 0) {
                answer.write(in.array(), 0, in.position());
                in.clear();
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
