package dev.shipmate.plugins.network.redeploy;

import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import java.util.ArrayList;
import java.util.List;

/** {@code network approve}: a second person decides a redeployment, which then runs in that person's name. */
public final class ApproveCommand {

    private final PluginContext context;
    private final NautobotAccess access;
    private final Redeployment redeployment;
    private final Parameter<Integer> number =
            Parameter.integer("number", "Which request, by its number?").from(this::waiting);
    private final Parameter<Boolean> confirm = Parameter.confirmation("confirm", this::question);

    public ApproveCommand(PluginContext context, NautobotAccess access) {
        this.context = context;
        this.access = access;
        redeployment = new Redeployment(context);
    }

    public Subcommand subcommand() {
        return Subcommand.of("approve", "Let a redeployment go ahead that a colleague asked for, or decline it.")
                .takes(number, confirm)
                .changes()
                .within(RedeployCommand.LIMIT)
                .runs(this::approve);
    }

    private String question(Arguments soFar) {
        Request request = redeployment.approvable(soFar.get(number), Person.of(soFar));
        return request.asker().name() + " asks to redeploy " + request.described() + " with the Nautobot job "
                + request.job() + ". Yes runs it in your name, no declines it.";
    }

    private List<Choice> waiting(Arguments soFar) {
        List<Choice> choices = new ArrayList<>();
        new Requests(context.store()).forApproval().forEach((id, request) -> {
            String label = id + ": " + request.asker().name() + ", " + request.described();
            choices.add(new Choice(Words.label(label), id.toString()));
        });
        if (choices.isEmpty()) {
            throw new CommandException("No redeployment waits for an approval.");
        }
        return choices;
    }

    private Outcome approve(Invocation in) throws InterruptedException {
        int asked = in.get(number);
        Person approver = Person.of(in);
        Request request = redeployment.approvable(asked, approver);
        if (!in.get(confirm)) {
            redeployment.decline(asked, approver);
            return Outcome.reply("Request " + asked + " of " + request.asker().name() + " was declined by "
                    + approver.name() + ". Nothing was redeployed.");
        }
        String job = RedeploySettings.requireJob(context);
        Nautobot nautobot = access.changing(in);
        Wish wish = new Wish(nautobot, RedeployJob.named(nautobot, job), Scope.of(nautobot, request.place()));
        return redeployment.approve(asked, request, wish, approver, in);
    }
}
