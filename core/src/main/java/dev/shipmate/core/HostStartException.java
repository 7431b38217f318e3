package dev.shipmate.core;

import dev.shipmate.core.settings.Problem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** The host cannot start: every mistake in its settings, told at once. */
public final class HostStartException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    HostStartException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
}
