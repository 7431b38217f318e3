package dev.shipmate.core.run;

import dev.shipmate.core.call.Call;
import dev.shipmate.core.call.Result;
import dev.shipmate.core.reply.Replies;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One run of a subcommand: what its handler sees, and the one result that it has, whoever gives it first. */
final class Run implements Invocation {

    private final Call call;
    private final Arguments arguments;
    private final Replies replies;
    private final Progress progress;
    private final Consumer<Result> next;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile boolean isCancelled;

    Run(Call call, Arguments arguments, Replies replies, Progress progress, Consumer<Result> next) {
        this.call = call;
        this.arguments = arguments;
        this.replies = replies;
        this.progress = progress;
        this.next = next;
    }

    Call call() {
        return call;
    }

    Progress progress() {
        return progress;
    }

    /** Returns whether it has its result: what its handler does from then on is of no interest. */
    boolean isOver() {
        return isOver.get();
    }

    /** Ends the run with this result, unless it has ended; returns whether it did. */
    boolean end(Result result) {
        if (!isOver.compareAndSet(false, true)) {
            return false;
        }
        isCancelled = true;
        progress.end();
        next.accept(result);
        return true;
    }

    /** Ends the run without a result: whoever takes up its delivery finds out how far it came. */
    void abandon() {
        isOver.set(true);
        isCancelled = true;
    }

    @Override
    public <T> T get(Parameter<T> parameter) {
        return arguments.get(parameter);
    }

    @Override
    public Origin origin() {
        return arguments.origin();
    }

    @Override
    public Caller caller() {
        return arguments.caller();
    }

    @Override
    public Session session() {
        return arguments.session();
    }

    @Override
    public void say(Message message) {
        requireAlive();
        replies.say(call.origin(), message);
    }

    @Override
    public void progress(long done, long total, String text) {
        requireAlive();
        progress.report(done, total, text);
    }

    @Override
    public boolean isCancelled() {
        return isCancelled;
    }

    private void requireAlive() {
        if (isCancelled) {
            throw new CancellationException("the run of " + call.path() + " is over");
        }
    }
}
