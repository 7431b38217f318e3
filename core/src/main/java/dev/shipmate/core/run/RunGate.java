package dev.shipmate.core.run;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Call;

/** Marks the begin of a run, durably, before any of its code runs. */
@FunctionalInterface
public interface RunGate {

    /** Returns whether this caller may run it; false if it was begun before, or by another node. */
    boolean begin(Call call, Binding.Complete binding) throws InterruptedException;
}
