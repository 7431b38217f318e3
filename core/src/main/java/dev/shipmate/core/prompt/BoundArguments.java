package dev.shipmate.core.prompt;

import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Caller;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Session;
import dev.shipmate.spi.message.Origin;
import java.io.Serial;
import java.util.List;
import java.util.Map;

/** The values that were given, for handlers and for choices that depend on earlier answers. */
final class BoundArguments implements Arguments {

    private final List<Parameter<?>> declared;
    private final Map<String, Object> values;
    private final Origin origin;
    private final Session session;
    private final Caller caller;

    BoundArguments(List<Parameter<?>> declared, Map<String, Object> values, Binder.Asker asker) {
        this.declared = declared;
        this.values = Map.copyOf(values);
        this.origin = asker.origin();
        this.session = asker.session();
        this.caller = asker.caller();
    }

    /** An argument is read that is not there yet: what reads it is put off. */
    static final class NotYetException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        NotYetException(String parameter) {
            super("the argument " + parameter + " is not there yet");
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(Parameter<T> parameter) {
        Object value = values.get(parameter.name());
        if (value != null) {
            // put there by the parser of the parameter of this name
            return (T) value;
        }
        if (declared.stream().anyMatch(known -> known.name().equals(parameter.name()))) {
            throw new NotYetException(parameter.name());
        }
        throw new IllegalArgumentException("this subcommand does not take the parameter " + parameter.name());
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Session session() {
        return session;
    }
}
