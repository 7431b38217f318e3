package dev.shipmate.core;

import dev.shipmate.core.admin.Accounts;
import dev.shipmate.core.admin.AdminRoutes;
import dev.shipmate.core.admin.ApiTokens;
import dev.shipmate.core.admin.ClientAddress;
import dev.shipmate.core.admin.Guard;
import dev.shipmate.core.admin.Pages;
import dev.shipmate.core.admin.Passwords;
import dev.shipmate.core.admin.SignInDesk;
import dev.shipmate.core.admin.SignIns;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.approval.Approvals;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.lookup.LookUp;
import dev.shipmate.core.node.Node;
import dev.shipmate.core.operations.AdminOperations;
import dev.shipmate.core.operations.AliasOperations;
import dev.shipmate.core.operations.CommandTokenOperations;
import dev.shipmate.core.operations.LinkOperations;
import dev.shipmate.core.operations.Operations;
import dev.shipmate.core.operations.TokenOperations;
import dev.shipmate.core.operations.UserOperations;
import dev.shipmate.core.pages.AdminPages;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.request.AccessRequests;
import dev.shipmate.core.rest.RestRoutes;
import dev.shipmate.core.run.RunningCommands;
import dev.shipmate.core.schedule.Schedules;
import dev.shipmate.core.settings.HostSettings;
import dev.shipmate.core.settings.SettingsFile;
import dev.shipmate.core.store.AccountLinkStore;
import dev.shipmate.core.store.CommandTokenStore;
import dev.shipmate.core.store.LinkCodes;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** What administrators use, put together: accounts, operations, pages. */
final class Administration {

    private final SecureRandom random = new SecureRandom();
    private final Passwords passwords = new Passwords(random);
    private final Jdbi jdbi;
    private final Clock clock;
    private final Optional<URI> publicUrl;
    private final Supplier<Catalog> catalog;
    private final Supplier<Map<String, String>> troubles;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final SignIns signIns;
    private final Guard guard;
    private final Pages pages = new Pages();
    private final AdminRoutes routes;
    private final Operations operations;
    private final LookUp lookUp;

    /**
     * Puts them together.
     *
     * @param troubles what keeps each platform from working, by name; empty where all is well
     */
    Administration(
            Jdbi jdbi,
            Clock clock,
            HostSettings settings,
            SettingsFile file,
            LinkCodes codes,
            Supplier<Catalog> catalog,
            Supplier<Map<String, String>> troubles) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.publicUrl = settings.publicUrl();
        this.catalog = catalog;
        this.troubles = troubles;
        ChangeLog changes = new ChangeLog(jdbi, clock);
        this.accounts = new Accounts(jdbi, clock, changes, passwords);
        this.signIns = new SignIns(jdbi, clock, accounts, random);
        this.tokens = new ApiTokens(jdbi, clock, changes, accounts, random);
        this.guard = new Guard(signIns, tokens, settings.publicUrl());
        this.routes = new AdminRoutes(
                new SignInDesk(accounts, signIns, clock),
                signIns,
                guard,
                pages,
                new ClientAddress(settings.trustedProxies()));
        this.lookUp = new LookUp(catalog, clock);
        this.operations = AdminOperations.on(jdbi, clock, catalog, file, troubles)
                .with(new UserOperations(accounts).all())
                .with(new TokenOperations(tokens).all())
                .with(new LinkOperations(new AccountLinkStore(jdbi, clock, changes), codes).all())
                .with(new AliasOperations(new AliasStore(jdbi, clock)).all())
                .with(new CommandTokenOperations(new CommandTokenStore(jdbi, clock, changes)).all());
    }

    LookUp lookUp() {
        return lookUp;
    }

    Operations operations() {
        return operations;
    }

    Accounts accounts() {
        return accounts;
    }

    SignIns signIns() {
        return signIns;
    }

    Passwords passwords() {
        return passwords;
    }

    Guard guard() {
        return guard;
    }

    Pages pages() {
        return pages;
    }

    /** Adds the pages to a server that is being configured. */
    void addTo(
            JavalinConfig config,
            RunningCommands running,
            AccessRequests requests,
            Approvals approvals,
            Schedules schedules,
            Supplier<List<Node>> nodes) {
        routes.addTo(config);
        new AdminPages(new AdminPages.Parts(
                        jdbi,
                        clock,
                        guard,
                        pages,
                        accounts,
                        tokens,
                        lookUp,
                        operations,
                        catalog,
                        troubles,
                        running,
                        requests,
                        approvals,
                        schedules,
                        nodes))
                .addTo(config);
        new RestRoutes(new RestRoutes.Parts(
                        jdbi, clock, guard, pages, lookUp, catalog, publicUrl, HostVersion.current()))
                .addTo(config);
    }
}
