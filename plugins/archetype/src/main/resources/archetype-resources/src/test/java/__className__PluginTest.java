package ${package};

import dev.shipmate.spi.Plugin;
import dev.shipmate.testkit.CommandPluginContract;
import org.junit.jupiter.api.Test;

class ${className}PluginTest extends CommandPluginContract {

    @Override
    protected Plugin plugin() {
        return new ${className}Plugin();
    }

    @Test
    void greetsWhoIsNamed() {
        ada.says("${plugin} greet Bob").isTold("Hello, Bob!");
    }

    @Test
    void asksWhomToGreet() {
        ada.says("${plugin} greet").isAsked("Whom shall I greet?").answers("Bob").isTold("Hello, Bob!");
    }
}
