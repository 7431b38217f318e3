package dev.shipmate.plugins.slack.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts a stand-in for a person: what is typed goes to the host as Slack would send it, what the host calls is printed. */
public final class SlackByHand {

    private static final String CHANNEL = "C0GENERAL";
    private static final String USER = "U0ALICE";
    private static final String SECRET = "stand-in-secret";

    private final FakeSlack slack;
    private final SlackUser user;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI host;
    private final PrintStream out;

    private SlackByHand(FakeSlack slack, URI host, PrintStream out) {
        this.slack = slack;
        this.host = host;
        this.out = out;
        this.user = new SlackUser(slack, SECRET, Clock.systemUTC(), "T0EXAMPLE", CHANNEL, USER);
    }

    /** Starts it. Arguments: the port to listen on, 8099, and the address of the host, http://127.0.0.1:8080. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8099;
        URI host = URI.create(args.length > 1 ? args[1] : "http://127.0.0.1:8080");
        PrintStream out = System.out;
        try (FakeSlack slack = FakeSlack.start(port, Clock.systemUTC())) {
            slack.channel(CHANNEL, USER);
            out.println("A stand-in for Slack. In conf/plugins.properties:");
            out.println("  enable_slack=true");
            out.println("  slack_api_token=" + FakeSlack.TOKEN);
            out.println("  slack_signing_secret=" + SECRET);
            out.println("  slack_api_url=" + slack.api());
            out.println(
                    "You are " + USER + " in " + CHANNEL + " of T0EXAMPLE. Type /command words, @ words (a mention),");
            out.println("press LABEL, choose LABEL, submit name=value …");
            slack.calls()
                    .listen(call ->
                            out.println("<- " + call.method() + " " + call.arguments() + " -> " + call.answer()));
            new SlackByHand(slack, host, out).obey();
        }
    }

    private void obey() throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try {
                if (!line.isBlank()) {
                    HttpResponse<String> response = request(line.strip()).post(http, host);
                    out.println("-> " + response.statusCode() + " " + response.body());
                }
            } catch (ConnectException e) {
                out.println("no host at " + host);
            } catch (AssertionError | IndexOutOfBoundsException e) {
                out.println(e.getMessage());
            }
        }
    }

    private SignedRequest request(String line) {
        String[] words = line.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "@" -> user.mentions(rest);
            case "press" -> user.presses(shown(), rest);
            case "choose" -> user.chooses(shown(), rest);
            case "submit" -> {
                List<Call> opened = slack.calls().of("views.open");
                yield user.submits(opened.get(opened.size() - 1), values(rest));
            }
            default -> user.types(words[0], rest);
        };
    }

    private Call shown() {
        return slack.calls().all().stream()
                .filter(call -> call.blocks().toString().contains("\"actions\""))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nothing was shown that can be pressed"));
    }

    private static Map<String, String> values(String text) {
        return Arrays.stream(text.split(" "))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
