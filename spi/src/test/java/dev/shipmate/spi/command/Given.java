package dev.shipmate.spi.command;

import dev.shipmate.spi.message.Origin;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Arguments as they were typed, by the names of their parameters; nothing is remembered. */
record Given(Map<String, String> typed) implements Arguments {

    @Override
    public <T> T get(Parameter<T> parameter) {
        String text = typed.get(parameter.name());
        return text == null
                ? parameter.fallback().orElseThrow(() -> new NoSuchElementException(parameter.name()))
                : parameter.parser().parse(text);
    }

    @Override
    public Origin origin() {
        return new Origin("test", null, null, null, "");
    }

    @Override
    public Session session() {
        return new Session() {
            @Override
            public Optional<String> get(String name) {
                return Optional.empty();
            }

            @Override
            public void put(String name, String value) {
                throw new AssertionError("nobody writes while asking");
            }

            @Override
            public void remove(String name) {
                throw new AssertionError("nobody writes while asking");
            }
        };
    }
}
