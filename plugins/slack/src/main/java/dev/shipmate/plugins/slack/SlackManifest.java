package dev.shipmate.plugins.slack;

import com.google.gson.Gson;
import dev.shipmate.spi.command.Command;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The manifest from which Slack makes an app, as YAML. What stands in quotes is written as JSON writes it, which YAML reads
 * the same.
 */
final class SlackManifest {

    /** Slack allows no more slash commands in one app. */
    private static final int MOST_COMMANDS = 50;

    private static final int LONGEST_COMMAND = 32;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final Gson JSON = new Gson();
    private static final String SCOPES = "commands, chat:write, app_mentions:read, im:history, im:write, files:write,"
            + " channels:read, groups:read, users:read, \"users:read.email\", team:read";

    private final String prefix;
    private final Optional<URI> address;
    private final boolean rotates;

    /**
     * Makes one.
     *
     * @param prefix what slash commands begin with
     * @param address where Slack calls the host; nothing with Socket Mode
     */
    SlackManifest(String prefix, Optional<URI> address, boolean rotates) {
        this.prefix = prefix.startsWith("/") ? prefix : "/" + prefix;
        this.address = address;
        this.rotates = rotates;
    }

    String of(List<Command> commands) {
        List<String> lines = new ArrayList<>();
        lines.add("_metadata: {major_version: 1, minor_version: 1}");
        lines.add("display_information:");
        lines.add("  name: Shipmate");
        lines.add("  description: Network commands in chat");
        lines.add("features:");
        lines.add("  bot_user: {display_name: Shipmate, always_online: true}");
        lines.add("  app_home: {home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled:"
                + " false}");
        lines.add("  slash_commands:");
        commands.stream()
                .filter(command -> (prefix + command.name()).length() <= LONGEST_COMMAND)
                .limit(MOST_COMMANDS)
                .forEach(command -> add(command, lines));
        lines.add("oauth_config:");
        lines.add("  scopes:");
        lines.add("    bot: [" + SCOPES + "]");
        lines.add("settings:");
        lines.add("  event_subscriptions:");
        address.ifPresent(host -> lines.add("    request_url: " + url("event")));
        lines.add("    bot_events: [app_mention, message.im]");
        lines.add("  interactivity:");
        lines.add("    is_enabled: true");
        address.ifPresent(host -> lines.add("    request_url: " + url("interaction")));
        lines.add("  org_deploy_enabled: false");
        lines.add("  socket_mode_enabled: " + address.isEmpty());
        lines.add("  token_rotation_enabled: " + rotates);
        return String.join("\n", lines) + "\n";
    }

    private void add(Command command, List<String> lines) {
        lines.add("    - command: " + quoted(prefix + command.name()));
        address.ifPresent(host -> lines.add("      url: " + url("slash_command")));
        lines.add("      description: " + quoted(shortened(command.summary())));
        boolean isPlain = command.subcommands().size() == 1
                && command.subcommands().get(0).name().isEmpty();
        if (!isPlain) {
            lines.add("      usage_hint: " + quoted("[subcommand] [arguments]"));
        }
        lines.add("      should_escape: false");
    }

    private String url(String path) {
        return quoted(address.orElseThrow()
                .resolve("/api/plugins/chatops/slack/" + path + "/")
                .toString());
    }

    private static String shortened(String text) {
        String line = text.isBlank() ? "A command" : text.strip();
        return line.length() <= LONGEST_DESCRIPTION ? line : line.substring(0, LONGEST_DESCRIPTION);
    }

    private static String quoted(String text) {
        return JSON.toJson(text);
    }
}
