package dev.shipmate.core.run;

import java.util.List;

/** What runs now, for the commands that list and cancel it. */
public interface RunningCommands {

    /** Nothing runs: where no host does. */
    RunningCommands NONE = new RunningCommands() {
        @Override
        public List<ActiveRun> active() {
            return List.of();
        }

        @Override
        public boolean cancel(long number, String by) {
            return false;
        }
    };

    /** Returns what runs or waits for a thread, oldest first. */
    List<ActiveRun> active();

    /** Cancels a run; false if there is none of this number. */
    boolean cancel(long number, String by);
}
