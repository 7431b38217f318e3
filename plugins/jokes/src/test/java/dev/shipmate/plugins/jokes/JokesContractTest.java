package dev.shipmate.plugins.jokes;

import dev.shipmate.spi.Plugin;
import dev.shipmate.testkit.CommandPluginContract;
import org.junit.jupiter.api.Test;

class JokesContractTest extends CommandPluginContract {

    @Override
    protected Plugin plugin() {
        return new JokesPlugin();
    }

    @Test
    void whatIsAddedIsToldAndListed() {
        ada.says("jokes add bgp A joke that flaps.").isTold("Added as joke 1001, about bgp.");
        bob.says("jokes tell bgp").isTold("A joke that flaps.");
        bob.says("jokes list bgp").isTold("1001");
    }

    @Test
    void asksWhichToRemove() {
        ada.says("jokes remove").isAsked("").answers("999").isTold("There is no joke 999.");
    }
}
