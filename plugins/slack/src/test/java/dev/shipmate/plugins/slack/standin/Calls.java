package dev.shipmate.plugins.slack.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All calls that the stand-in got, in their order. */
public final class Calls {

    private final List<Call> calls = new ArrayList<>();
    private Consumer<Call> listener = call -> {};

    synchronized void add(Call call) {
        calls.add(call);
        listener.accept(call);
        notifyAll();
    }

    /** Tells of every call to come. */
    public synchronized void listen(Consumer<Call> each) {
        listener = each;
    }

    /** Returns all of them. */
    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    /** Returns the names of the methods that were called. */
    public List<String> methods() {
        return all().stream().map(Call::method).toList();
    }

    /** Returns those of a method. */
    public List<Call> of(String method) {
        return all().stream().filter(call -> call.method().equals(method)).toList();
    }

    /** Returns the last one. */
    public Call last() {
        List<Call> all = all();
        return all.get(all.size() - 1);
    }

    /** Forgets them. */
    public synchronized void clear() {
        calls.clear();
    }

    /** Waits until there is one like this, and returns it. */
    public synchronized Call await(Predicate<Call> wanted, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            for (Call call : calls) {
                if (wanted.test(call)) {
                    return call;
                }
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("Slack was not called so within " + longest + "; it was called: "
                        + calls.stream().map(Call::method).toList());
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
