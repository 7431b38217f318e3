package dev.shipmate.core.talk;

import dev.shipmate.spi.Endpoint;
import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.UnverifiedRequestException;
import dev.shipmate.spi.platform.UnverifiedRequestException.Kind;
import dev.shipmate.spi.platform.WebRequest;
import dev.shipmate.spi.platform.WebResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A plugin that is called by a service, posts its news where somebody has subscribed, and links accounts. */
public final class NewsPlugin implements Plugin {

    /** Where somebody subscribed last. */
    public volatile @Nullable Origin subscriber;

    private @Nullable PluginContext lent;

    @Override
    public String name() {
        return "news";
    }

    @Override
    public List<Command> commands(PluginContext context) {
        lent = context;
        return List.of(Command.of(
                "news",
                "Brings news.",
                Subcommand.of("subscribe", "Subscribes this channel.").runs(in -> {
                    subscriber = in.origin();
                    return Outcome.reply("subscribed");
                }),
                Subcommand.of("who", "Says who you are.")
                        .runs(in -> Outcome.reply(
                                in.caller().nautobotUser() + " " + in.caller().secret("nautobot_token") + " "
                                        + in.caller().secret("other")))));
    }

    @Override
    public List<Endpoint> endpoints(PluginContext context) {
        return List.of(new Door(context));
    }

    /** What the host lent it. */
    public PluginContext context() {
        return Optional.ofNullable(lent).orElseThrow();
    }

    private final class Door implements Endpoint {

        private final PluginContext context;

        Door(PluginContext context) {
            this.context = context;
        }

        @Override
        public String name() {
            return "door";
        }

        @Override
        public WebResponse receive(WebRequest request) throws UnverifiedRequestException {
            if (request.method().equals("GET")) {
                return new WebResponse(
                        200, "text/html; charset=utf-8", "<form method=post>" + request.query() + "</form>");
            }
            switch (request.text()) {
                case "link" -> {
                    return WebResponse.text(context.accountLinks().offer("ada.l", Map.of("nautobot_token", "s3cret")));
                }
                case "throws" -> throw new IllegalStateException("password=hunter2");
                case "forged" ->
                    throw new UnverifiedRequestException(Kind.INCORRECT_SIGNATURE, "The signature is wrong.");
                case "hangs" -> hang();
                default -> context.post(Optional.ofNullable(subscriber).orElseThrow(), Message.of(request.text()));
            }
            return WebResponse.ok();
        }

        private void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
