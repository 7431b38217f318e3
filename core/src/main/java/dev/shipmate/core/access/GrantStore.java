package dev.shipmate.core.access;

import dev.shipmate.core.database.Page;
import dev.shipmate.core.database.Search;
import dev.shipmate.core.log.Author;
import dev.shipmate.core.log.ChangeLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps the grants. Every change is written to the change log in its own transaction. */
public final class GrantStore {

    private final Jdbi jdbi;
    private final Clock clock;
    private final GrantTable table;

    public GrantStore(Jdbi jdbi, Clock clock, ChangeLog changes) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.table = new GrantTable(clock, changes);
    }

    public Page<StoredGrant> list(Search search) {
        return jdbi.withHandle(handle -> table.search(handle, search));
    }

    /** Hands on all that fit, as they are read: there may be more than fit into memory. */
    public void each(Search search, Consumer<StoredGrant> then) {
        jdbi.useTransaction(handle -> table.each(handle, search, then));
    }

    public Optional<StoredGrant> find(UUID id) {
        return jdbi.withHandle(handle -> table.find(handle, id));
    }

    /**
     * Adds a grant; one that is there but has expired is renewed.
     *
     * @throws DuplicateGrantException where it is there and counts
     */
    public StoredGrant add(Grant grant, Author author) {
        return addAll(List.of(grant), author).get(0);
    }

    /** Adds all or none. */
    public List<StoredGrant> addAll(List<Grant> grants, Author author) {
        return jdbi.inTransaction(handle -> addAll(handle, grants, author));
    }

    /** Adds them with the handle, and in the transaction, of whatever they are added for. */
    public List<StoredGrant> addAll(Handle handle, List<Grant> grants, Author author) {
        List<StoredGrant> added = new ArrayList<>();
        for (Grant grant : grants) {
            Optional<StoredGrant> expired = table.findToChange(handle, grant.key())
                    .filter(before -> before.grant().isExpiredAt(clock.instant()));
            added.add(
                    expired.isPresent()
                            ? table.replace(handle, expired.get(), grant, author)
                            : table.insert(handle, grant, author));
        }
        return added;
    }

    /**
     * Replaces a grant; empty where there is none of this id.
     *
     * @throws DuplicateGrantException where it would become the same as another
     */
    public Optional<StoredGrant> update(UUID id, Grant grant, Author author) {
        return updateAll(Map.of(id, grant), author).stream().findFirst();
    }

    /** Replaces those that there are, all or none. */
    public List<StoredGrant> updateAll(Map<UUID, Grant> grants, Author author) {
        return jdbi.inTransaction(handle -> {
            List<StoredGrant> updated = new ArrayList<>();
            grants.forEach((id, grant) -> table.findToChange(handle, id)
                    .ifPresent(before -> updated.add(table.replace(handle, before, grant, author))));
            return updated;
        });
    }

    /** Whether there was such a grant. */
    public boolean remove(UUID id, Author author) {
        return removeAll(List.of(id), author) == 1;
    }

    /** How many of them there were; all go in one transaction. */
    public int removeAll(List<UUID> ids, Author author) {
        return jdbi.inTransaction(handle -> {
            int removed = 0;
            for (UUID id : ids) {
                Optional<StoredGrant> before = table.findToChange(handle, id);
                if (before.isPresent()) {
                    table.delete(handle, before.get(), author);
                    removed++;
                }
            }
            return removed;
        });
    }

    /** What an import of these grants would change, without changing it. */
    public List<GrantDifference> compare(List<Grant> grants) {
        return jdbi.withHandle(handle -> grants.stream()
                .map(grant -> new GrantDifference(
                        grant,
                        table.find(handle, grant.key()).map(StoredGrant::grant).orElse(null)))
                .toList());
    }

    /** Makes these grants exist, all or none: adds what is missing, renews label and expiry of the rest. */
    public ImportResult importAll(List<Grant> grants, Author author) {
        return jdbi.inTransaction(handle -> {
            int added = 0;
            int updated = 0;
            for (Grant grant : grants) {
                Optional<StoredGrant> before = table.findToChange(handle, grant.key());
                if (before.isEmpty()) {
                    table.insert(handle, grant, author);
                    added++;
                } else if (!before.get().grant().equals(grant)) {
                    table.replace(handle, before.get(), grant, author);
                    updated++;
                }
            }
            return new ImportResult(added, updated, grants.size() - added - updated);
        });
    }
}
