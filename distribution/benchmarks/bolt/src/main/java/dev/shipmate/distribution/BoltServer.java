package dev.shipmate.distribution;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jetty.SlackAppServer;
import java.io.IOException;
import java.net.Socket;

/**
 * Bolt for Java on the Jetty that it brings, with a command that is acknowledged and nothing else: Bolt checks the
 * signature and parses the form, and stores nothing. It has no token, and so asks Slack for nothing either. It prints its
 * port, and ends when it is killed.
 */
final class BoltServer {

    private BoltServer() {}

    /** Takes the port, the path and the signing secret. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        App app = new App(AppConfig.builder().signingSecret(arguments[2]).build());
        app.command("/bench", (request, context) -> context.ack());
        SlackAppServer server = new SlackAppServer(app, arguments[1], port);
        Thread serving = new Thread(() -> serve(server), "server");
        serving.start();
        while (!isListening(port)) {
            Thread.sleep(20);
        }
        System.out.println("listening on " + port);
        serving.join();
    }

    /** Does not return before it ends. */
    private static void serve(SlackAppServer server) {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("Bolt did not start", e);
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
