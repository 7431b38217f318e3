package dev.shipmate.core.pages;

import dev.shipmate.core.admin.Account;
import dev.shipmate.core.admin.AccountException;
import dev.shipmate.core.admin.Accounts;
import dev.shipmate.core.admin.ApiToken;
import dev.shipmate.core.admin.ApiTokens;
import dev.shipmate.core.admin.AttemptLimiter;
import dev.shipmate.core.admin.Role;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts and their API tokens. Administrators manage all; everyone their own password and tokens. */
final class AccountPages {

    private static final String ACCOUNTS = "accounts";
    private static final String TOKENS = "tokens";
    private static final String OWN = "account";

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final AttemptLimiter guesses;

    AccountPages(Accounts accounts, ApiTokens tokens, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.guesses = new AttemptLimiter(clock, 5, Duration.ofSeconds(30), 1_000);
    }

    void addTo(Doors doors) {
        doors.page("/accounts", visit -> visit.show("accounts", ACCOUNTS, model(Form.of(Map.of()))));
        doors.deed("/accounts", this::add);
        doors.deed("/accounts/{name}/role", this::role);
        doors.deed("/accounts/{name}/password", this::password);
        doors.deed("/accounts/{name}/delete", this::remove);
        doors.page("/tokens", visit -> visit.show("tokens", TOKENS, tokenModel(visit, Form.of(Map.of()), "")));
        doors.ownDeed("/tokens", this::addToken);
        doors.ownDeed("/tokens/{id}/delete", this::revoke);
        doors.page("/account", visit -> visit.show("account", OWN, Map.of("problem", "")));
        doors.ownDeed("/account/password", this::ownPassword);
    }

    private void add(Visit visit) {
        Form form = Form.sent(visit, List.of("name", "role"));
        try {
            accounts.add(form.value("name"), role(form.value("role")), visit.field("password"), visit.author());
            visit.leadTo("/accounts/", Done.ADDED);
        } catch (AccountException e) {
            visit.showAgain("accounts", ACCOUNTS, model(form.wrong(String.valueOf(e.getMessage()))));
        }
    }

    private void role(Visit visit) {
        told(visit, () -> {
            accounts.role(name(visit), role(visit.field("role")), visit.author());
            visit.leadTo("/accounts/", Done.SAVED);
        });
    }

    private void password(Visit visit) {
        told(visit, () -> {
            accounts.password(name(visit), visit.field("password"), visit.author());
            visit.leadTo("/accounts/", Done.SAVED);
        });
    }

    private void remove(Visit visit) {
        told(visit, () -> {
            accounts.remove(name(visit), visit.author());
            visit.leadTo("/accounts/", Done.REMOVED);
        });
    }

    private void told(Visit visit, Runnable deed) {
        try {
            deed.run();
        } catch (AccountException e) {
            visit.showAgain("accounts", ACCOUNTS, model(Form.of(Map.of()).wrong(String.valueOf(e.getMessage()))));
        }
    }

    /** The one who changes it proves to be its owner: a page that was left open must not be enough. */
    private void ownPassword(Visit visit) {
        String problem = "";
        if (!visit.field("password").equals(visit.field("again"))) {
            problem = "The two new passwords differ.";
        } else if (!guesses.tryOnce(visit.account().name())) {
            problem = "Too many tries. Wait a minute and try again.";
        } else if (!accounts.isPassword(visit.account(), visit.field("current"))) {
            problem = "The current password is wrong.";
        } else {
            try {
                accounts.password(visit.account().name(), visit.field("password"), visit.author());
            } catch (AccountException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        if (problem.isEmpty()) {
            visit.leadTo("/login/", Done.SAVED);
        } else {
            visit.showAgain("account", OWN, Map.of("problem", problem));
        }
    }

    /** An administrator makes tokens for all, others for themselves. */
    private void addToken(Visit visit) {
        Form form = Form.sent(visit, List.of("account", "description", "expires_at", "read_only"));
        String account = visit.isAdmin() && !form.value("account").isEmpty()
                ? form.value("account")
                : visit.account().name();
        try {
            ApiTokens.Fresh fresh = tokens.add(
                    account,
                    form.value("description"),
                    form.value("read_only").equals("on"),
                    expiry(form.value("expires_at")),
                    visit.author());
            visit.show("tokens", TOKENS, tokenModel(visit, Form.of(Map.of()), fresh.text()));
        } catch (AccountException e) {
            visit.showAgain("tokens", TOKENS, tokenModel(visit, form.wrong(String.valueOf(e.getMessage())), ""));
        } catch (DateTimeParseException e) {
            visit.showAgain("tokens", TOKENS, tokenModel(visit, form.wrong("Write the end as date and time."), ""));
        }
    }

    private void revoke(Visit visit) {
        UUID id = visit.id();
        if (visible(visit).stream().noneMatch(token -> token.id().equals(id))) {
            throw new NotFoundResponse();
        }
        tokens.revoke(id, visit.author());
        visit.leadTo("/tokens/", Done.REVOKED);
    }

    private Map<String, Object> model(Form form) {
        List<Account> all = accounts.list();
        return Map.of("form", form, "accounts", all);
    }

    private Map<String, Object> tokenModel(Visit visit, Form form, String fresh) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("tokens", visible(visit));
        model.put("fresh", fresh);
        model.put(
                "names",
                visit.isAdmin()
                        ? accounts.list().stream().map(Account::name).toList()
                        : List.of(visit.account().name()));
        return model;
    }

    private List<ApiToken> visible(Visit visit) {
        return tokens.list().stream()
                .filter(token -> visit.isAdmin()
                        || token.account().id().equals(visit.account().id()))
                .toList();
    }

    private static @Nullable Instant expiry(String local) {
        return local.isEmpty()
                ? null
                : OffsetDateTime.parse(GrantForm.withOffset(local)).toInstant();
    }

    private static Role role(String word) {
        return Role.of(word).orElse(Role.VIEWER);
    }

    private static String name(Visit visit) {
        return visit.context().pathParam("name");
    }
}
