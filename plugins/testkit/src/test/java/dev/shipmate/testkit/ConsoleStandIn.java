package dev.shipmate.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.Host;
import dev.shipmate.core.log.Author;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.platform.PartyKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People at the console's page, which is part of the host: as much of a browser as its script needs. */
final class ConsoleStandIn implements StandIn {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" (?:value|content)=\"([^\"]+)\"");

    private final Map<String, Visitor> visitors = new HashMap<>();
    private URI address = URI.create("http://127.0.0.1/");
    private Host host;

    /** Learns which host it is about. */
    void of(Host started) {
        host = started;
    }

    @Override
    public String platform() {
        return "console";
    }

    @Override
    public Plugin plugin() {
        return () -> "beside_the_console";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("enable_console", "true");
    }

    @Override
    public void follow(URI listening) {
        address = listening;
    }

    @Override
    public Set<Place> places() {
        return EnumSet.of(Place.ROOM);
    }

    @Override
    public Person person(String name, Place place) {
        return visitors.computeIfAbsent(name, Visitor::new);
    }

    /** Nothing lies between the host and its page that could fail. */
    @Override
    public void fails(Fault fault, int times) {}

    @Override
    public List<Forgery> forgeries(Person person, String line) {
        Visitor visitor = (Visitor) person;
        String body = visitor.said(line).toString();
        HttpRequest.Builder plain =
                HttpRequest.newBuilder(address.resolve("/console/say")).POST(HttpRequest.BodyPublishers.ofString(body));
        return List.of(
                new Forgery("nobody is signed in", plain.copy().build(), 401),
                new Forgery(
                        "no secret of the page",
                        plain.copy().header("Cookie", visitor.cookie()).build(),
                        403),
                new Forgery(
                        "from another site",
                        plain.copy()
                                .header("Cookie", visitor.cookie())
                                .header("X-Csrf-Token", visitor.csrf)
                                .header("Origin", "https://evil.example")
                                .build(),
                        403));
    }

    @Override
    public List<String> alarms() {
        return List.of();
    }

    @Override
    public List<Known> directory() {
        return List.of(
                new Known(PartyKind.ORGANIZATION, "Console", "console", ""),
                new Known(PartyKind.CHANNEL, "#shell", "shell", ""),
                new Known(PartyKind.USER, "@ada", "ada", ""));
    }

    @Override
    public void close() {}

    /** Somebody who is signed in. */
    private final class Visitor implements Person {

        private final String name;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        private final String csrf;
        private HttpRequest last;

        Visitor(String name) {
            this.name = name;
            String link = host.freshAdmin(name, new Author("test", "cli", "1")).linkPath();
            send(HttpRequest.newBuilder(address.resolve(link + "/"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build());
            Matcher found = CSRF.matcher(get("/console"));
            if (!found.find()) {
                throw new AssertionError("the page has no secret");
            }
            this.csrf = found.group(1);
        }

        String cookie() {
            return cookies.getCookieStore().getCookies().stream()
                    .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                    .reduce((one, other) -> one + "; " + other)
                    .orElseThrow();
        }

        ObjectNode said(String line) {
            return delivery().put("text", line);
        }

        @Override
        public String id() {
            return name;
        }

        @Override
        public void types(String line) {
            post("/console/say", said(line));
        }

        @Override
        public void repeats() {
            send(last);
        }

        @Override
        public void picks(Shown prompt, String label) {
            JsonNode question = message(prompt).path("questions").path(0);
            ObjectNode body = delivery().put("message", Long.parseLong(prompt.id()));
            body.putObject("values").put(question.path("name").asText(), value(question, label));
            post("/console/answer", body);
        }

        @Override
        public void opens(Shown prompt) {
            throw new AssertionError("the console's forms are open");
        }

        @Override
        public void fills(Shown prompt, Map<String, String> answers) {
            ObjectNode body = delivery().put("message", Long.parseLong(prompt.id()));
            ObjectNode values = body.putObject("values");
            for (JsonNode question : message(prompt).path("questions")) {
                String asked = question.path("name").asText();
                values.put(asked, value(question, answers.get(asked)));
            }
            post("/console/answer", body);
        }

        @Override
        public void cancels(Shown prompt) {
            post("/console/cancel", delivery().put("message", Long.parseLong(prompt.id())));
        }

        @Override
        public List<Shown> sees() {
            return messages().stream()
                    .filter(message -> message.has("blocks") || message.has("questions"))
                    .map(ConsoleScreen::shown)
                    .toList();
        }

        private JsonNode message(Shown shown) {
            return messages().stream()
                    .filter(message -> message.path("id").asText().equals(shown.id()))
                    .findFirst()
                    .orElseThrow();
        }

        private List<JsonNode> messages() {
            List<JsonNode> messages = new ArrayList<>();
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/console/events")).build();
            try (InputStream body =
                            http.send(request, BodyHandlers.ofInputStream()).body();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                String event = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        event = line.substring("event: ".length());
                    }
                    if (event.equals("ready")) {
                        return messages;
                    }
                    if (line.startsWith("data: ") && event.equals("message")) {
                        messages.add(JSON.readTree(line.substring("data: ".length())));
                    }
                }
                throw new AssertionError("the events ended early");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        private String get(String path) {
            return send(HttpRequest.newBuilder(address.resolve(path)).build());
        }

        private void post(String path, JsonNode body) {
            last = HttpRequest.newBuilder(address.resolve(path))
                    .header("X-Csrf-Token", csrf)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            send(last);
        }

        private String send(HttpRequest request) {
            try {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new AssertionError(request + " was answered " + response.statusCode() + response.body());
                }
                return response.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private static ObjectNode delivery() {
        return JSON.createObjectNode().put("delivery", UUID.randomUUID().toString());
    }

    private static String value(JsonNode question, String label) {
        for (JsonNode choice : question.path("choices")) {
            if (choice.path("label").asText().equals(label)) {
                return choice.path("value").asText();
            }
        }
        return label;
    }

    static String pretty(JsonNode json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
