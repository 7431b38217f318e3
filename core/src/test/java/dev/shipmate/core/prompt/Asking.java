package dev.shipmate.core.prompt;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.shipmate.core.call.Binding;
import dev.shipmate.core.call.Given;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.util.List;
import java.util.Optional;

/** Binds what someone gave, without a host. */
final class Asking {

    static final Origin ORIGIN = new Origin("lab", Party.of("T1"), Party.of("C1"), Party.of("ada"), "");

    private static final Session FORGETFUL = new Session() {
        @Override
        public Optional<String> get(String name) {
            return Optional.empty();
        }

        @Override
        public void put(String name, String value) {}

        @Override
        public void remove(String name) {}
    };

    private Asking() {}

    static Binding bind(List<Parameter<?>> parameters, Given given) {
        return bind(Subcommand.of("ask", "Asks.").takes(parameters.toArray(new Parameter<?>[0])), given);
    }

    static Binding bind(Subcommand subcommand, Given given) {
        return new Binder().bind(subcommand, given, new Binder.Asker(ORIGIN, FORGETFUL, Caller.UNLINKED));
    }

    static Binding.Complete complete(List<Parameter<?>> parameters, Given given) {
        return assertInstanceOf(Binding.Complete.class, bind(parameters, given));
    }

    static Binding.Incomplete incomplete(List<Parameter<?>> parameters, Given given) {
        return assertInstanceOf(Binding.Incomplete.class, bind(parameters, given));
    }
}
