package dev.shipmate.core.talk;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.CommandException;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A command set that does everything which the host must cope with. */
public final class BenchPlugin implements Plugin {

    private static final Parameter<String> SITE =
            Parameter.text("site", "Which site?").from(soFar -> Choice.listOf(List.of("ams01", "jfk01")));
    private static final Parameter<String> DEVICE = Parameter.text("device", "Which device?")
            .from(soFar -> Choice.listOf(List.of(soFar.get(SITE) + "-1", soFar.get(SITE) + "-2")));
    private static final Parameter<Integer> COUNT = Parameter.integer("count", "How many?");
    private static final Parameter<String> WORD = Parameter.text("word", "Which word?");
    private static final Parameter<String> MANY = Parameter.text("many", "Which of many?")
            .from(soFar ->
                    IntStream.range(0, 250).mapToObj(i -> Choice.of("c" + i)).toList());
    private static final Parameter<String> PASSWORD =
            Parameter.text("password", "Which password?").masked();
    private static final Parameter<String> REST =
            Parameter.text("rest", "What else?").rest();

    private static final Parameter<String> BROKEN = Parameter.text("broken", "Which of none?")
            .from(soFar -> {
                throw new IllegalStateException("password=hunter2");
            });
    private static final Parameter<String> UNREADABLE = Parameter.parsed("unreadable", "What?", text -> {
        throw new IllegalStateException("password=hunter2");
    });

    /** How often the handlers ran that count. */
    public final AtomicInteger runs = new AtomicInteger();
    /** Opens when the blocking handler may end. */
    public final CountDownLatch gate = new CountDownLatch(1);

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public List<Command> commands(PluginContext context) {
        return List.of(Command.of(
                "bench",
                "Everything at once.",
                Subcommand.of("plain", "Says hello.").runs(in -> Outcome.reply("hello " + runs.incrementAndGet())),
                Subcommand.of("pick", "Takes a site and a device of it.")
                        .takes(SITE, DEVICE)
                        .runs(in -> Outcome.reply(in.get(SITE) + " / " + in.get(DEVICE))),
                Subcommand.of("form", "Takes a word and a number.")
                        .takes(WORD, COUNT)
                        .runs(in -> Outcome.reply(in.get(WORD) + " × " + in.get(COUNT))),
                Subcommand.of("many", "Takes one of many.")
                        .takes(MANY)
                        .runs(in -> Outcome.reply("took " + in.get(MANY))),
                Subcommand.of("secret", "Takes a password.")
                        .takes(WORD, PASSWORD)
                        .runs(in -> Outcome.reply("done")),
                Subcommand.of("rest", "Takes the rest.")
                        .takes(REST, COUNT.defaultsTo(3))
                        .runs(in -> Outcome.reply(in.get(REST) + " | " + in.get(COUNT))),
                Subcommand.of("fails", "Fails.").runs(in -> Outcome.failed("no such device")),
                Subcommand.of("refuses", "Throws a reason.").runs(in -> {
                    throw new CommandException("the service is closed");
                }),
                Subcommand.of("throws", "Throws.").runs(in -> {
                    throw new IllegalStateException("password=hunter2");
                }),
                Subcommand.of("errs", "Throws an error.").runs(in -> {
                    throw new StackOverflowError();
                }),
                Subcommand.of("eats", "Takes more memory than there is.")
                        .runs(in -> Outcome.reply("never" + new long[Integer.MAX_VALUE].length)),
                Subcommand.of("recurs", "Calls itself for ever.").runs(in -> Outcome.reply("never" + endless(0))),
                Subcommand.of("slow", "Takes longer than it may.")
                        .within(Duration.ofMillis(300))
                        .runs(in -> {
                            gate.await();
                            return Outcome.reply("too late");
                        }),
                Subcommand.of("deaf", "Takes longer than it may, and does not listen.")
                        .within(Duration.ofMillis(300))
                        .runs(in -> {
                            while (gate.getCount() > 0) {
                                LockSupport.parkNanos(1_000_000);
                                Thread.interrupted();
                            }
                            return Outcome.reply("too late");
                        }),
                Subcommand.of("blocks", "Waits to be cancelled.").runs(in -> {
                    gate.await();
                    return Outcome.reply("let go");
                }),
                Subcommand.of("works", "Reports progress.").runs(in -> {
                    in.progress(1, 3, "one");
                    in.progress(2, 3, "two");
                    gate.await();
                    in.say(Message.of("halfway"));
                    return Outcome.reply("all done");
                }),
                Subcommand.of("remembers", "Remembers a word.").takes(WORD).runs(in -> {
                    String before = in.session().get("word").orElse("nothing");
                    in.session().put("word", in.get(WORD));
                    return Outcome.reply("before: " + before);
                }),
                Subcommand.of("unlisted", "Cannot list its choices.")
                        .takes(BROKEN)
                        .runs(in -> Outcome.reply("never")),
                Subcommand.of("unread", "Cannot read its argument.")
                        .takes(UNREADABLE)
                        .runs(in -> Outcome.reply("never")),
                Subcommand.of("hangs", "Lists its choices for ever.")
                        .takes(Parameter.text("hanging", "Which?").from(soFar -> held()))
                        .runs(in -> Outcome.reply("never")),
                Subcommand.of("late", "Takes a word, and one of what takes long to list.")
                        .takes(WORD, Parameter.text("late", "Which?").from(soFar -> held()))
                        .runs(in -> Outcome.reply(in.get(WORD))),
                Subcommand.of("never", "Takes a word, and one of what cannot be listed after a while.")
                        .takes(WORD, Parameter.text("never", "Which?").from(soFar -> {
                            held();
                            throw new CommandException("the list is closed");
                        }))
                        .runs(in -> Outcome.reply(in.get(WORD))),
                Subcommand.of("held", "Needs a second person.")
                        .takes(WORD, PASSWORD)
                        .needsApproval()
                        .runs(in -> Outcome.reply("held " + in.get(WORD) + " "
                                + in.get(PASSWORD).length() + " " + runs.incrementAndGet())),
                Subcommand.of("again", "May be run again.")
                        .repeatable()
                        .runs(in -> Outcome.reply("run " + runs.incrementAndGet()))));
    }

    private static int endless(int depth) {
        return endless(depth + 1) + endless(depth + 2);
    }

    private List<Choice> held() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Choice.listOf(List.of("x", "y"));
    }
}
