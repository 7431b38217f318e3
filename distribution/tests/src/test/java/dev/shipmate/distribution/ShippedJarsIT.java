package dev.shipmate.distribution;

import dev.shipmate.plugins.irc.standin.IrcStandIn;
import dev.shipmate.plugins.mattermost.standin.MattermostStandIn;
import dev.shipmate.plugins.msteams.standin.TeamsStandIn;
import dev.shipmate.plugins.webex.standin.WebexStandIn;
import dev.shipmate.testkit.HostInABox;
import dev.shipmate.testkit.PluginJarContract;
import dev.shipmate.testkit.StandIn;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** What holds for the jars of others holds for those that ship. */
class ShippedJarsIT {

    private abstract static class Shipped extends PluginJarContract {

        private final String name;

        Shipped(String name) {
            this.name = name;
        }

        @Override
        protected Path jar() {
            return Path.of(System.getProperty("shipmate.home"), "plugins", name);
        }
    }

    private abstract static class Platform extends Shipped {

        private final Supplier<StandIn> service;
        private @Nullable StandIn started;

        Platform(String name, Supplier<StandIn> service) {
            super(name);
            this.service = service;
        }

        @BeforeEach
        void start() {
            started = service.get();
            started.follow(HostInABox.freeAddress());
        }

        @AfterEach
        void stop() {
            started.close();
        }

        @Override
        protected Map<String, String> settings() {
            Map<String, String> settings = new HashMap<>(started.settings());
            settings.put("public_url", "https://shipmate.example.org/");
            return settings;
        }
    }

    @Nested
    @DisplayName("jokes.jar")
    class Jokes extends Shipped {
        Jokes() {
            super("jokes.jar");
        }
    }

    @Nested
    @DisplayName("nautobot.jar")
    class Nautobot extends Shipped {
        Nautobot() {
            super("nautobot.jar");
        }

        @Override
        protected Map<String, String> settings() {
            return Map.of("nautobot_url", "http://127.0.0.1:1/", "nautobot_token", "a-token");
        }
    }

    @Nested
    @DisplayName("network.jar")
    class Network extends Shipped {
        Network() {
            super("network.jar");
        }

        @Override
        protected Map<String, String> settings() {
            return Map.of("network_sample_data", "true");
        }
    }

    @Nested
    @DisplayName("weather.jar")
    class Weather extends Shipped {
        Weather() {
            super("weather.jar");
        }
    }

    @Nested
    @DisplayName("irc.jar")
    class Irc extends Platform {
        Irc() {
            super("irc.jar", IrcStandIn::new);
        }
    }

    @Nested
    @DisplayName("mattermost.jar")
    class Mattermost extends Platform {
        Mattermost() {
            super("mattermost.jar", MattermostStandIn::new);
        }
    }

    @Nested
    @DisplayName("ms-teams.jar")
    class Teams extends Platform {
        Teams() {
            super("ms-teams.jar", TeamsStandIn::new);
        }
    }

    @Nested
    @DisplayName("slack.jar")
    class Slack extends Platform {
        Slack() {
            super("slack.jar", dev.shipmate.plugins.slack.standin.SlackStandIn::new);
        }
    }

    @Nested
    @DisplayName("webex.jar")
    class Webex extends Platform {
        Webex() {
            super("webex.jar", WebexStandIn::new);
        }
    }
}
