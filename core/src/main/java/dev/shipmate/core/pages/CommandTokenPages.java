package dev.shipmate.core.pages;

import dev.shipmate.core.store.CommandToken;
import dev.shipmate.core.store.CommandTokenStore;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lists, adds and removes the tokens that a chat platform made for its slash commands. */
final class CommandTokenPages {

    private static final String SECTION = "command-tokens";
    private static final String PATH = "/command-tokens/";

    private final CommandTokenStore tokens;
    private final Supplier<List<String>> platforms;

    CommandTokenPages(CommandTokenStore tokens, Supplier<List<String>> platforms) {
        this.tokens = tokens;
        this.platforms =
                () -> platforms.get().stream().filter(name -> !name.equals("*")).toList();
    }

    void addTo(Doors doors) {
        doors.page("/command-tokens", visit -> visit.show("commandtokens", SECTION, model(Form.of(Map.of()))));
        doors.deed("/command-tokens", this::add);
        doors.deed("/command-tokens/{id}/delete", this::delete);
    }

    private void add(Visit visit) {
        // The token itself is not put into the form again, where it would be seen.
        Form form = Form.sent(visit, List.of("platform", "comment"));
        try {
            tokens.add(form.value("platform"), form.value("comment"), visit.field("token"), visit.author());
            visit.leadTo(PATH, Done.ADDED);
        } catch (IllegalArgumentException e) {
            visit.showAgain("commandtokens", SECTION, model(form.wrong("Not added: " + e.getMessage() + ".")));
        }
    }

    private void delete(Visit visit) {
        visit.mustBe(tokens.remove(visit.id(), visit.author()));
        visit.leadTo(PATH, Done.REVOKED);
    }

    private Map<String, Object> model(Form form) {
        List<CommandToken> all = tokens.list();
        return Map.of("form", form, "tokens", all, "platforms", platforms.get());
    }
}
