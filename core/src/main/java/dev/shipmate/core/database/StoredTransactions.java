package dev.shipmate.core.database;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** Lets a commit of the embedded database return when it is with the operating system. */
final class StoredTransactions extends DelegatingTransactionHandler {

    private final EmbeddedStore store;

    StoredTransactions(TransactionHandler handler, EmbeddedStore store) {
        super(handler);
        this.store = store;
    }

    @Override
    public TransactionHandler specialize(Handle handle) throws SQLException {
        return new StoredTransactions(getDelegate().specialize(handle), store);
    }

    @Override
    public void begin(Handle handle) {
        store.gate().giveWay();
        super.begin(handle);
    }

    @Override
    public void commit(Handle handle) {
        asChange(() -> super.commit(handle));
        store.flush(handle.getConnection());
    }

    @Override
    public void rollback(Handle handle) {
        asChange(() -> super.rollback(handle));
    }

    @Override
    public void rollbackToSavepoint(Handle handle, String savepointName) {
        asChange(() -> super.rollbackToSavepoint(handle, savepointName));
    }

    @Override
    public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> callback) throws X {
        try {
            return super.inTransaction(handle, callback);
        } catch (AssertionError e) {
            throw told(e);
        }
    }

    private void asChange(Runnable change) {
        store.gate().enter();
        try {
            change.run();
        } catch (AssertionError e) {
            throw told(e);
        } finally {
            store.gate().leave();
        }
    }

    /** As an error it took the place of why the store closed itself, and ended threads. */
    private static RuntimeException told(AssertionError thrown) {
        if (!Outage.isAsserted(thrown)) {
            throw thrown;
        }
        return new ConnectionException(new SQLException("the embedded database failed", "58030", thrown));
    }
}
