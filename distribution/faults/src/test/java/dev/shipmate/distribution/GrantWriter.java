package dev.shipmate.distribution;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Writes grants while hosts die: three in one request of REST, of which some are deleted again, and some by a verb. */
final class GrantWriter implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PATH = "/api/plugins/chatops/accessgrant/";
    private static final int PAUSE_MS = 40;
    private static final int DELETED = 5;
    private static final int BY_VERB = 60;

    private final String run;
    private final Balancer nodes;
    private final Node verbs;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::write, "grants");
    private volatile boolean isOpen = true;

    /**
     * Makes it.
     *
     * @param run what the values of its grants hold
     * @param verbs the node beside which verbs are called
     */
    GrantWriter(String run, Balancer nodes, Node verbs, String token) {
        this.run = run;
        this.nodes = nodes;
        this.verbs = verbs;
        this.token = token;
    }

    void start() {
        thread.start();
    }

    /** Returns the values of the grants that were acknowledged. */
    Set<String> written() {
        return Set.copyOf(written);
    }

    /** Returns those of them whose deletion was acknowledged too. */
    Set<String> deleted() {
        return Set.copyOf(deleted);
    }

    /** Returns answers that no host should give. */
    Queue<String> surprises() {
        return surprises;
    }

    /** The grants of one request; all of them are there, or none. */
    static List<String> values(String run, int number) {
        return Stream.of("a", "b", "c")
                .map(letter -> "%s-g%05d-%s".formatted(run, number, letter))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        isOpen = false;
        thread.join();
    }

    private void write() {
        try {
            for (int number = 1; isOpen; number++) {
                try {
                    if (number % BY_VERB == 0) {
                        addByVerb("%s-v%05d".formatted(run, number));
                    } else {
                        addByRest(number);
                    }
                } catch (IOException e) {
                    // the host is gone, and what it did not acknowledge does not count
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void addByRest(int number) throws IOException, InterruptedException {
        List<String> values = values(run, number);
        List<Object> grants = new ArrayList<>();
        for (String value : values) {
            grants.add(java.util.Map.of(
                    "command", "jokes", "subcommand", "*", "grant_type", "user", "name", "x", "value", value));
        }
        HttpResponse<String> added = call("", "POST", json.writeValueAsString(grants));
        if (added.statusCode() != 201) {
            unexpected("grants " + number, added);
            return;
        }
        written.addAll(values);
        if (number % DELETED == 0) {
            String id = json.readTree(added.body()).path(0).path("id").asText();
            HttpResponse<String> gone = call(id + "/", "DELETE", "");
            if (gone.statusCode() == 204) {
                deleted.add(values.get(0));
            } else {
                unexpected("deletion of " + values.get(0), gone);
            }
        }
    }

    private void addByVerb(String value) throws InterruptedException {
        verbs.awaitUp();
        HostProcess.Ended ended = HostProcess.shipmate(
                "",
                "--home",
                verbs.home().toString(),
                "grants",
                "add",
                "--command",
                "jokes",
                "--type",
                "user",
                "--value",
                value);
        if (ended.exit() == 0) {
            written.add(value);
        }
    }

    private void unexpected(String what, HttpResponse<String> answer) {
        if (answer.statusCode() != 503) {
            surprises.add(what + ": answered with " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> call(String path, String method, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(nodes.next().address() + PATH + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Token " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
