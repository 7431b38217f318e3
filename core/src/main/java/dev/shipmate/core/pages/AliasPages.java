package dev.shipmate.core.pages;

import dev.shipmate.core.alias.Alias;
import dev.shipmate.core.alias.AliasStore;
import dev.shipmate.core.pages.Listing.Row;
import dev.shipmate.core.plugin.Catalog;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lists the words that users and channels let stand for command lines, and removes them. */
final class AliasPages {

    private static final String SECTION = "aliases";
    private static final String PATH = "/aliases/";

    private final AliasStore aliases;
    private final Supplier<Catalog> catalog;

    AliasPages(AliasStore aliases, Supplier<Catalog> catalog) {
        this.aliases = aliases;
        this.catalog = catalog;
    }

    void addTo(Doors doors) {
        doors.page("/aliases", this::list);
        doors.page("/aliases/{id}", this::one);
        doors.deed("/aliases/{id}/delete", this::delete);
    }

    private void list(Visit visit) {
        Listing listing = new Lister(visit, PATH)
                .choice("scope", "For", List.of("user", "channel"))
                .exact("name", "Alias")
                .list(
                        aliases::list,
                        "Aliases",
                        List.of("Alias", "Stands for", "For", "Owner", "Platform", "Since", "Note"),
                        this::row,
                        "There are no aliases. People make their own in chat: shipmate alias add NAME LINE.");
        visit.show("aliases", SECTION, Map.of("listing", listing));
    }

    private Row row(Alias alias) {
        boolean isHidden = catalog.get().command(alias.name()).isPresent();
        return new Row(
                alias.id().toString(),
                alias.name(),
                List.of(
                        Cell.code(alias.name()).to(PATH + alias.id() + "/"),
                        Cell.code(alias.line()),
                        Cell.text(alias.owner().scope().word()),
                        Cell.text(
                                alias.owner().name().isEmpty()
                                        ? alias.owner().id()
                                        : alias.owner().name()),
                        Cell.text(alias.owner().platform()),
                        Cell.time(alias.created()),
                        isHidden ? Cell.state("a command of this name goes first", "warn") : Cell.text("")));
    }

    private void one(Visit visit) {
        Alias alias = aliases.find(visit.id()).orElseThrow(NotFoundResponse::new);
        visit.show("alias", SECTION, Map.of("alias", alias));
    }

    private void delete(Visit visit) {
        visit.mustBe(aliases.remove(visit.id(), visit.author()));
        visit.leadTo(PATH, Done.REMOVED);
    }
}
