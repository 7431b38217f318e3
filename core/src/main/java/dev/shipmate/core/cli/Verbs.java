package dev.shipmate.core.cli;

import java.util.List;
import picocli.CommandLine;

/**
 * The verbs of {@code bin/shipmate}. Only the one that is meant is made: to look at the options of all of them took longer
 * than most verbs take to do.
 */
final class Verbs {

    /** In the order of the help. */
    private static final List<String> NAMES = List.of(
            "start",
            "demo",
            "dev",
            "check",
            "migrate",
            "plugins",
            "commands",
            "settings",
            "nodes",
            "backup",
            "restore",
            "status",
            "grants",
            "groups",
            "users",
            "tokens",
            "links",
            "requests",
            "approvals",
            "schedules",
            "aliases",
            "command-tokens",
            "manifest",
            "shell");

    private Verbs() {}

    /** Returns the command line that knows the verb of this name; all verbs where there is none, for the help. */
    static CommandLine of(String name) {
        CommandLine line = new CommandLine(new Main());
        (NAMES.contains(name) ? List.of(name) : NAMES).forEach(known -> line.addSubcommand(verb(known)));
        line.getSubcommands().values().forEach(verb -> verb.setUsageHelpAutoWidth(true));
        return line;
    }

    private static Object verb(String name) {
        return switch (name) {
            case "start" -> new StartVerb();
            case "demo" -> new DemoVerb();
            case "dev" -> new DevVerb();
            case "check" -> new CheckVerb();
            case "migrate" -> new MigrateVerb();
            case "plugins" -> new PluginsVerb();
            case "commands" -> new ListVerbs.Commands();
            case "settings" -> new ListVerbs.Settings();
            case "nodes" -> new ListVerbs.Nodes();
            case "backup" -> new BackupVerb();
            case "restore" -> new RestoreVerb();
            case "status" -> new ListVerbs.Status();
            case "grants" -> new GrantsVerb();
            case "groups" -> new GroupsVerb();
            case "users" -> new UsersVerb();
            case "tokens" -> new TokensVerb();
            case "links" -> new LinksVerb();
            case "requests" -> new RequestsVerb();
            case "approvals" -> new ApprovalsVerb();
            case "schedules" -> new SchedulesVerb();
            case "aliases" -> new AliasesVerb();
            case "command-tokens" -> new CommandTokensVerb();
            case "manifest" -> new ManifestVerb();
            case "shell" -> new ShellVerb();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
