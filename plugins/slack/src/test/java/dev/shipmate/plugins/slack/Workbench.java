package dev.shipmate.plugins.slack;

import dev.shipmate.plugins.slack.standin.FakeSlack;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The platform, wired as the plugin wires it, with a clock and pauses that a test sees. */
final class Workbench {

    static final String CHANNEL = "C0GENERAL";
    static final String USER = "U0ALICE";
    static final String TEAM = "T0EXAMPLE";

    private final List<Duration> pauses = new ArrayList<>();
    private final Clock clock;
    private final SlackPlatform slack;

    Workbench(String api, Clock clock) {
        this(api, clock, FakeSlack.TOKEN);
    }

    Workbench(String api, Clock clock, String token) {
        this.clock = clock;
        SlackHttp http = new SlackHttp(HttpClient.newHttpClient(), Duration.ofSeconds(10));
        SlackAddresses addresses = new SlackAddresses(URI.create(api));
        this.slack = new SlackPlatform(
                "/",
                Optional.of(new SlackSignature(Requests.SECRET, clock)),
                Optional.empty(),
                new SlackPayloads("/", clock),
                new SlackMessages(3000),
                new SlackClient(http, addresses, SlackToken.lasting(token)),
                new SlackResponseUrl(http, addresses),
                pauses::add,
                clock);
    }

    SlackPlatform slack() {
        return slack;
    }

    List<Duration> pauses() {
        return pauses;
    }

    /** Returns an origin as a mention has it: nothing but a channel and a user. */
    Origin mention(String channel, String user) {
        return origin(channel, user, null, null, null);
    }

    Origin origin(String channel, String user, String thread, String responseUrl, String trigger) {
        return new Origin(
                "slack",
                Party.of(TEAM),
                Party.of(channel),
                Party.of(user),
                ReplyAddress.of(channel, user, thread, responseUrl, trigger, clock.instant())
                        .json());
    }
}
