package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which Nautobot this is. */
final class AboutCommand {

    private final NautobotAccess access;

    AboutCommand(NautobotAccess access) {
        this.access = access;
    }

    List<Subcommand> subcommands() {
        return List.of(Subcommand.of("about", "Show which Nautobot this is, and as whom you ask it.")
                .repeatable()
                .runs(this::about));
    }

    private Outcome about(Invocation in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        NautobotObject status = nautobot.find("status/", Query.all().and("depth", 0))
                .orElseThrow(() -> new CommandException("Nautobot does not tell its status."));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Version", status.text("nautobot-version"));
        facts.put("Workers for jobs", status.text("celery-workers-running"));
        facts.put(
                "You are",
                in.caller()
                        .nautobotUser()
                        .map(user -> user
                                + (in.caller().secret(NautobotAccess.OWN_TOKEN).isPresent()
                                        ? ", with your own token"
                                        : ", but read with the token of Shipmate"))
                        .orElse("not linked to a Nautobot user, and read with the token of Shipmate"));
        return Outcome.reply(
                Block.text(
                        Span.link("Nautobot", nautobot.page("")),
                        Span.plain(" and "),
                        Span.link("its apps", nautobot.page("apps/installed-apps/"))),
                Block.fields(facts));
    }
}
