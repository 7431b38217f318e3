package dev.shipmate.core.database;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
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
    public void commit(Handle handle) {
        super.commit(handle);
        store.flush(handle.getConnection());
    }
}
