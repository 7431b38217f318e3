package dev.shipmate.distribution;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A home whose host everybody may use, with a command that answers at once and without limits of rate. */
final class BenchHome {

    /** The reply says which command it answers: the stand-in looks for that. */
    private static final String PLUGIN = """
            private static final Parameter<String> WHICH = Parameter.text("which", "Which command?");
            public String name() { return "bench"; }
            public List<Command> commands(PluginContext context) {
                return List.of(Command.of("bench", "A command of the benchmarks.",
                        Subcommand.of("say", "Answers at once.").takes(WHICH).runs(in -> Outcome.reply("%s" + in.get(WHICH)))));
            }
            """.formatted(SignedCommands.MARK);

    private BenchHome() {}

    /** Makes it, with all plugins that ship. */
    static Path make(Path folder, List<String> settings) {
        HostProcess.home(folder, settings.toArray(String[]::new));
        DroppedJar.build(folder.resolve("plugins"), "bench", PLUGIN);
        for (String type : List.of("organization", "channel", "user")) {
            HostProcess.Ended ended = HostProcess.shipmate(
                    "", "grants", "add", "--command", "*", "--type", type, "--value", "*", "--home", folder.toString());
            if (ended.exit() != 0) {
                throw new IllegalStateException("no grant could be added: " + ended.err());
            }
        }
        return folder;
    }

    /**
     * Returns the settings of one whose platform is Slack.
     *
     * @param port where the host listens; 0 for any
     * @param platform what stands in for Slack
     */
    static List<String> settings(int port, URI platform) {
        return List.of(
                "http_host=127.0.0.1",
                "http_port=" + port,
                "secret_key=" + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", ""),
                "rate_limit_per_user=0",
                "rate_limit_per_channel=0",
                "enable_slack=true",
                "slack_api_token=xoxb-test",
                "slack_signing_secret=" + SlackUser.SECRET,
                "slack_api_url=" + platform);
    }

    /**
     * Makes one in the folder that the first word names, with further words as settings. Its host listens on {@code
     * -Dport}, and its Slack on {@code -Dplatform_port}.
     */
    public static void main(String[] arguments) {
        URI platform = URI.create("http://127.0.0.1:" + Integer.getInteger("platform_port", 9_999) + "/api/");
        List<String> settings = new ArrayList<>(settings(Integer.getInteger("port", 0), platform));
        settings.addAll(List.of(arguments).subList(1, arguments.length));
        System.out.println(make(Path.of(arguments[0]).toAbsolutePath(), settings));
    }
}
