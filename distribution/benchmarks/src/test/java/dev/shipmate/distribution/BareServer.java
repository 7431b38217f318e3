package dev.shipmate.distribution;

import dev.shipmate.core.web.WebServer;
import io.javalin.http.Context;
import java.util.List;

/**
 * What a signed command costs at least: the host's own web server, with one address that reads the body and answers 200.
 * It prints its port, and ends when it is killed.
 */
final class BareServer {

    private BareServer() {}

    public static void main(String[] arguments) {
        WebServer server = new WebServer(
                "127.0.0.1", 0, List.of(config -> config.routes.post(SignedCommands.PATH, BareServer::answer)));
        System.out.println("listening on " + server.start());
    }

    private static void answer(Context context) {
        if (context.bodyAsBytes().length == 0) {
            context.status(400);
        }
    }
}
