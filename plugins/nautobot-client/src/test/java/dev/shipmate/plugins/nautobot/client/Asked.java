package dev.shipmate.plugins.nautobot.client;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** What the client is given by a host and by an asker. */
final class Asked {

    /** Short enough for a test of what does not answer, long enough for a busy machine. */
    static final Patience SHORT =
            new Patience(Duration.ofSeconds(2), Duration.ofMillis(1), Duration.ofSeconds(8), 3, Duration.ofMillis(1));

    private Asked() {}

    static NautobotAccess access(Map<String, String> lines) {
        return NautobotSettings.access(context(lines), SHORT).orElseThrow();
    }

    static Nautobot of(URI address) {
        return access(Map.of("nautobot_url", address.toString(), "nautobot_token", "service"))
                .service();
    }

    static PluginContext context(Map<String, String> lines) {
        return new PluginContext() {
            @Override
            public <T> T get(Setting<T> setting) {
                return setting.read(lines.get(setting.key()));
            }

            @Override
            public HttpClient http() {
                return client().build();
            }

            @Override
            public HttpClient http(SSLContext trust) {
                return client().sslContext(trust).build();
            }

            private HttpClient.Builder client() {
                return HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(5));
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }

            @Override
            public Optional<URI> publicUri() {
                return Optional.empty();
            }
        };
    }

    /** Somebody whose account is linked to a Nautobot user; with a token of their own unless it is empty. */
    static Arguments linked(String user, String token) {
        return new Run(user, token);
    }

    static Arguments unlinked() {
        return new Run("", "");
    }

    /** A run that somebody may cancel. */
    static final class Run implements Invocation {

        final List<String> progress = new CopyOnWriteArrayList<>();
        final List<Message> said = new CopyOnWriteArrayList<>();
        volatile int cancelledAt = Integer.MAX_VALUE;

        private final String user;
        private final String token;

        Run(String user, String token) {
            this.user = user;
            this.token = token;
        }

        @Override
        public Caller caller() {
            return new Caller() {
                @Override
                public Optional<String> nautobotUser() {
                    return Optional.of(user).filter(name -> !name.isEmpty());
                }

                @Override
                public Optional<String> secret(String name) {
                    return Optional.of(token).filter(text -> !text.isEmpty() && name.equals(NautobotAccess.OWN_TOKEN));
                }
            };
        }

        @Override
        public void say(Message message) {
            said.add(message);
        }

        @Override
        public void progress(long done, long total, String text) {
            progress.add(text);
            if (progress.size() >= cancelledAt) {
                throw new CancellationException();
            }
        }

        @Override
        public boolean isCancelled() {
            return progress.size() >= cancelledAt;
        }

        @Override
        public <T> T get(Parameter<T> parameter) {
            throw new IllegalArgumentException();
        }

        @Override
        public Origin origin() {
            return new Origin("test", null, null, null, "");
        }

        @Override
        public Session session() {
            throw new UnsupportedOperationException();
        }
    }
}
