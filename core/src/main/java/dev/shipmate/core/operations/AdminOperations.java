package dev.shipmate.core.operations;

import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.AccessPolicy;
import dev.shipmate.core.access.CandidateQuery;
import dev.shipmate.core.access.Explainer;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.access.GroupStore;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.settings.SettingsFile;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The operations that need a database and a catalog, and nothing that runs. */
public final class AdminOperations {

    private AdminOperations() {}

    /** Returns them. */
    public static Operations on(
            Jdbi jdbi,
            Clock clock,
            Supplier<Catalog> catalog,
            SettingsFile file,
            Supplier<Map<String, String>> troubles) {
        ChangeLog changes = new ChangeLog(jdbi, clock);
        Access access = new Access(new CandidateQuery(jdbi), new AccessPolicy());
        return new Operations()
                .with(new GrantOperations(new GrantStore(jdbi, clock, changes)).all())
                .with(new GroupOperations(new GroupStore(jdbi, clock, changes)).all())
                .with(new ExplainOperation(new Explainer(access, clock)).all())
                .with(new CatalogOperations(catalog, file, troubles).all());
    }
}
