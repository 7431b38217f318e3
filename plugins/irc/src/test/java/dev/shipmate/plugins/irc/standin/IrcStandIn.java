package dev.shipmate.plugins.irc.standin;

import dev.shipmate.plugins.irc.IrcPlugin;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.testkit.Fault;
import dev.shipmate.testkit.Forgery;
import dev.shipmate.testkit.Known;
import dev.shipmate.testkit.Person;
import dev.shipmate.testkit.Place;
import dev.shipmate.testkit.StandIn;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@link FakeIrc} with people in two channels, each logged in to an account that is called otherwise. */
public final class IrcStandIn implements StandIn {

    private static final String ROOM = "#network";
    private static final String OTHER_ROOM = "#servers";
    private static final String PASSWORD = "stand-in-password";
    private static final String SASL_PASSWORD = "stand-in-account-password";

    private final FakeIrc irc = new FakeIrc().withPassword(PASSWORD).withSasl("shipmate\0shipmate\0" + SASL_PASSWORD);
    private final Map<String, IrcPerson> people = new HashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private URI host = URI.create("http://127.0.0.1:8080");

    /** Starts one. */
    public IrcStandIn() {
        irc.account("ada", account("ada"));
    }

    /** Returns the server. */
    public FakeIrc irc() {
        return irc;
    }

    @Override
    public String platform() {
        return "irc";
    }

    @Override
    public Plugin plugin() {
        return new IrcPlugin();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "enable_irc", "true",
                "irc_host", "127.0.0.1",
                "irc_port", String.valueOf(irc.port()),
                "irc_tls", "false",
                "irc_channels", ROOM + ", " + OTHER_ROOM,
                "irc_password", PASSWORD,
                "irc_sasl_user", "shipmate",
                "irc_sasl_password", SASL_PASSWORD,
                // people read more slowly than tests
                "irc_lines", "40",
                "irc_line_pause", "0");
    }

    @Override
    public void follow(URI listening) {
        host = listening;
    }

    @Override
    public synchronized Person person(String name, Place place) {
        irc.account(name, account(name));
        return people.computeIfAbsent(name + " " + place, key -> {
            String channel = switch (place) {
                case ROOM -> ROOM;
                case OTHER_ROOM -> OTHER_ROOM;
                case DIRECT -> "";
            };
            return new IrcPerson(irc, name, account(name), channel, answered);
        });
    }

    @Override
    public void fails(Fault fault, int times) {
        irc.fails(
                switch (fault) {
                    case RATE_LIMITED -> "limited";
                    case BROKEN -> "broken";
                    case SILENT -> "silent";
                    case CLOSED -> "closed";
                },
                times);
    }

    /** IRC makes no requests: what comes as one is not found. */
    @Override
    public List<Forgery> forgeries(Person person, String line) {
        return List.of(new Forgery(
                "a request",
                HttpRequest.newBuilder(host.resolve("/api/plugins/chatops/irc/"))
                        .POST(HttpRequest.BodyPublishers.ofString(line))
                        .build(),
                404));
    }

    @Override
    public List<String> alarms() {
        return irc.alarms();
    }

    @Override
    public List<Known> directory() {
        return List.of(
                new Known(PartyKind.ORGANIZATION, "testnet", FakeIrc.NETWORK, ""),
                new Known(PartyKind.CHANNEL, "Servers", OTHER_ROOM, ""),
                new Known(PartyKind.USER, "@ada", account("ada"), ""));
    }

    @Override
    public boolean removesQuestions() {
        return false;
    }

    @Override
    public void close() {
        irc.close();
    }

    private static String account(String name) {
        return name + "1815";
    }
}
