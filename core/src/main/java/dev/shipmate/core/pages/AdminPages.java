package dev.shipmate.core.pages;

import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.AccessPolicy;
import dev.shipmate.core.access.CandidateQuery;
import dev.shipmate.core.access.Explainer;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.access.GroupStore;
import dev.shipmate.core.admin.Accounts;
import dev.shipmate.core.admin.ApiTokens;
import dev.shipmate.core.admin.Guard;
import dev.shipmate.core.admin.Pages;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.log.LogStatistics;
import dev.shipmate.core.lookup.LookUp;
import dev.shipmate.core.node.Node;
import dev.shipmate.core.operations.Operations;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.request.AccessRequests;
import dev.shipmate.core.run.RunningCommands;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.core.store.AccountLinkStore;
import dev.shipmate.core.store.CommandTokenStore;
import io.javalin.config.JavalinConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** All pages behind the sign-in, put together. */
public final class AdminPages {

    private final Parts parts;

    /**
     * What the pages show and change.
     *
     * @param troubles what keeps each platform from working, by name; empty where all is well
     */
    public record Parts(
            Jdbi jdbi,
            Clock clock,
            Guard guard,
            Pages pages,
            Accounts accounts,
            ApiTokens tokens,
            LookUp lookUp,
            Operations operations,
            Supplier<Catalog> catalog,
            Supplier<Map<String, String>> troubles,
            RunningCommands running,
            AccessRequests requests,
            Approvals approvals,
            Schedules schedules,
            Supplier<List<Node>> nodes) {}

    public AdminPages(Parts parts) {
        this.parts = parts;
    }

    /** Adds the pages to a server that is being configured. */
    public void addTo(JavalinConfig config) {
        Doors doors = new Doors(config, parts.guard(), parts.pages());
        Jdbi jdbi = parts.jdbi();
        Clock clock = parts.clock();
        ChangeLog changes = new ChangeLog(jdbi, clock);
        CommandLog log = new CommandLog(jdbi);
        LogStatistics statistics = new LogStatistics(jdbi, clock);
        Explainer explainer = new Explainer(new Access(new CandidateQuery(jdbi), new AccessPolicy()), clock);
        GrantStore grants = new GrantStore(jdbi, clock, changes);
        RequestPages requests = new RequestPages(parts.requests());
        new Dashboard(parts.catalog(), parts.troubles(), statistics, log, parts.running(), requests::waiting, clock)
                .addTo(doors);
        requests.addTo(doors);
        new ApprovalPages(parts.approvals()).addTo(doors);
        new SchedulePages(parts.schedules()).addTo(doors);
        new BulkPages(grants, this::platforms).addTo(doors);
        new ImportPages(grants).addTo(doors);
        GrantPages grantPages = new GrantPages(grants, this::platforms, new Suggestions(parts.catalog()), clock);
        new LookUpPages(parts.lookUp(), grantPages).addTo(doors);
        grantPages.addTo(doors);
        new GroupPages(new GroupStore(jdbi, clock, changes), this::platforms).addTo(doors);
        new LogPages(log, explainer, this::platforms).addTo(doors);
        new ExplainPages(explainer, statistics, this::platforms).addTo(doors);
        new MatrixPages(explainer, grants, statistics, parts.catalog()).addTo(doors);
        new ChangePages(changes).addTo(doors);
        new PluginPages(parts.catalog(), parts.troubles(), parts.operations()).addTo(doors);
        new RunPages(parts.running(), parts.catalog(), clock).addTo(doors);
        new NodePages(parts.nodes(), clock).addTo(doors);
        new LinkCodePage(parts.operations()).addTo(doors);
        new LinkPages(new AccountLinkStore(jdbi, clock, changes), this::platforms).addTo(doors);
        new CommandTokenPages(new CommandTokenStore(jdbi, clock, changes), this::platforms).addTo(doors);
        new AliasPages(new AliasStore(jdbi, clock), parts.catalog()).addTo(doors);
        new AccountPages(parts.accounts(), parts.tokens(), clock).addTo(doors);
    }

    /** What a grant's platform may be: all, or one that is on. */
    private List<String> platforms() {
        List<String> platforms = new ArrayList<>(List.of("*"));
        parts.catalog()
                .get()
                .platforms()
                .forEach(installed -> platforms.add(installed.platform().name()));
        return platforms;
    }
}
