package dev.shipmate.core.dispatch;

import dev.shipmate.core.access.Decision;
import dev.shipmate.core.alias.Alias;
import dev.shipmate.core.pipe.Pipes;
import dev.shipmate.core.plugin.InstalledCommand;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.NearestNames;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Generated help: every line can be copied and typed. */
final class HelpTexts {

    /** A no-break space keeps the bullet with its word on a narrow screen. */
    private static final String BULLET = "•\u00a0";

    private final String prefix;

    /** Makes help whose commands carry what stands before a command on this platform. */
    HelpTexts(String prefix) {
        this.prefix = prefix;
    }

    /** Returns the list of the commands, and of what the asker's aliases stand for. */
    Message top(List<InstalledCommand> commands, List<Alias> aliases) {
        Message top = top(commands);
        if (aliases.isEmpty()) {
            return top;
        }
        List<Span> lines = new ArrayList<>();
        String before = prefix.isEmpty() ? "" : prefix + "shipmate ";
        aliases.forEach(alias -> line(lines, before + alias.name(), alias.line()));
        return top.and(Block.heading("Aliases"), new Block.Text(lines));
    }

    private Message top(List<InstalledCommand> commands) {
        if (commands.isEmpty()) {
            return Message.of("There is no command that you may run here.");
        }
        List<Span> lines = new ArrayList<>();
        for (InstalledCommand installed : commands) {
            Command command = installed.command();
            line(lines, prefix + command.name(), command.summary());
        }
        return Message.of(
                Block.heading("Commands"),
                new Block.Text(lines),
                Block.text(
                        Span.plain("More on one of them: "),
                        Span.code(prefix + commands.get(0).command().name() + " help")),
                Block.text(
                        Span.plain("Behind any line, pipes narrow down or write down what it answers: "),
                        Span.code(Pipes.help())));
    }

    Message command(Command command, List<Subcommand> subcommands) {
        List<Span> lines = new ArrayList<>();
        for (Subcommand subcommand : subcommands) {
            line(lines, usage(command, subcommand), subcommand.summary());
        }
        Block list = lines.isEmpty()
                ? Block.text("There is no subcommand of it that you may run here.")
                : new Block.Text(lines);
        return Message.of(Block.heading(prefix + command.name()), Block.text(command.summary()), list);
    }

    Message usage(Command command, Subcommand subcommand, boolean isApprovalNeeded, String problem) {
        List<Block> blocks = new ArrayList<>();
        if (!problem.isEmpty()) {
            blocks.add(Block.text(problem));
        }
        blocks.add(Block.text(Span.plain("Usage: "), Span.code(usage(command, subcommand))));
        blocks.add(Block.text(subcommand.summary()));
        if (isApprovalNeeded) {
            blocks.add(Block.text("It runs once a second person has approved it."));
        }
        if (!subcommand.parameters().isEmpty()) {
            List<Span> lines = new ArrayList<>();
            for (Parameter<?> parameter : subcommand.parameters()) {
                line(lines, parameter.name(), parameter.question() + fallback(parameter));
            }
            blocks.add(new Block.Text(lines));
        }
        return Message.of(blocks);
    }

    /** Says how to ask for access too, where that could help. */
    Message refusal(Decision decision) {
        return decision.isOpenable()
                ? Message.of(
                        Block.text(decision.refusalText()), Block.button("Ask for access", prefix + "shipmate request"))
                : Message.of(decision.refusalText());
    }

    Message unknownCommand(String word, List<InstalledCommand> commands) {
        List<String> names =
                commands.stream().map(installed -> installed.command().name()).toList();
        List<String> near = NearestNames.of(word, names);
        return top(commands).blocks().stream().collect(Collectors.collectingAndThen(Collectors.toList(), blocks -> {
            blocks.add(0, unknown("There is no command ", prefix + word, near, prefix));
            return Message.of(blocks);
        }));
    }

    Message unknownSubcommand(Command command, String word, List<Subcommand> subcommands) {
        List<String> names = subcommands.stream().map(Subcommand::name).toList();
        String before = prefix + command.name() + " ";
        List<Block> blocks = new ArrayList<>();
        blocks.add(unknown("There is no ", before + word, NearestNames.of(word, names), before));
        blocks.addAll(command(command, subcommands).blocks());
        return Message.of(blocks);
    }

    private static Block unknown(String lead, String typed, List<String> near, String before) {
        List<Span> spans = new ArrayList<>(List.of(Span.plain(lead), Span.code(typed), Span.plain(".")));
        for (int i = 0; i < near.size(); i++) {
            spans.add(Span.plain(i == 0 ? " Did you mean " : " or "));
            spans.add(Span.code(before + near.get(i)));
        }
        if (!near.isEmpty()) {
            spans.add(Span.plain("?"));
        }
        if (typed.contains("|")) {
            spans.add(Span.plain(" A pipe stands apart from the word before it: "));
            spans.add(Span.code(typed.replace("|", " | ")));
        }
        return new Block.Text(spans);
    }

    private String usage(Command command, Subcommand subcommand) {
        String parameters = subcommand.parameters().stream()
                .map(parameter -> " [" + parameter.name() + "]")
                .collect(Collectors.joining("", "", subcommand.further().isPresent() ? " …" : ""));
        return (prefix + command.name() + " " + subcommand.name()).strip() + parameters;
    }

    private static String fallback(Parameter<?> parameter) {
        if (parameter.condition().isPresent()) {
            return " (only where it is needed)";
        }
        return parameter.fallback().isPresent() ? " (may be left out)" : "";
    }

    private static void line(List<Span> lines, String code, String text) {
        lines.add(Span.plain(lines.isEmpty() ? BULLET : "\n" + BULLET));
        lines.add(Span.code(code));
        lines.add(Span.plain("  " + text));
    }
}
