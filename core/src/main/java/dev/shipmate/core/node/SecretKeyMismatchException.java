package dev.shipmate.core.node;

import java.io.Serial;

/** Two nodes cannot read each other's secrets. */
public final class SecretKeyMismatchException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SecretKeyMismatchException(String node) {
        super("secret_key is another than that of node " + node + ", which runs on the same database. Write the same"
                + " secret_key on all nodes; to change it, first add the new one behind a comma everywhere, then put"
                + " it first everywhere.");
    }
}
