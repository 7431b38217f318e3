package dev.shipmate.core.pages;

import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.GrantCsv;
import dev.shipmate.core.access.GrantCsvException;
import dev.shipmate.core.access.GrantDifference;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.database.Search;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grants from and to a file, with a look at what an import would change before it does. */
final class ImportPages {

    private static final int LONGEST = 1024 * 1024;

    private final GrantStore grants;

    ImportPages(GrantStore grants) {
        this.grants = grants;
    }

    void addTo(Doors doors) {
        doors.adminPage("/grants/import", visit -> visit.show("import", GrantPages.SECTION, model("", "", List.of())));
        doors.deed("/grants/import", this::compare);
        doors.deed("/grants/import/confirm", this::confirm);
        doors.page("/grants/export.csv", this::export);
    }

    private void compare(Visit visit) {
        String csv = csv(visit);
        read(visit, csv, read -> visit.show("import", GrantPages.SECTION, model(csv, "", grants.compare(read))));
    }

    private void confirm(Visit visit) {
        String csv = visit.field("csv");
        read(visit, csv, read -> {
            grants.importAll(read, visit.author());
            visit.leadTo("/grants/", Done.IMPORTED);
        });
    }

    /** What is done with grants that were read. */
    private interface Then {
        void take(List<Grant> read);
    }

    private static void read(Visit visit, String csv, Then then) {
        List<Grant> read;
        try {
            read = GrantCsv.read(csv);
        } catch (GrantCsvException e) {
            String problems = String.join(
                    "\n", e.problems().stream().map(Object::toString).toList());
            visit.showAgain("import", GrantPages.SECTION, model(csv, problems, List.of()));
            return;
        }
        then.take(read);
    }

    private static String csv(Visit visit) {
        @Nullable UploadedFile file = visit.context().uploadedFile("file");
        if (file == null || file.size() == 0) {
            return visit.field("csv");
        }
        try (InputStream content = file.content()) {
            return new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8).replace("\0", "");
        } catch (IOException e) {
            throw new UncheckedIOException("the file that was sent cannot be read", e);
        }
    }

    private void export(Visit visit) {
        Search filters = new Lister(visit, "/grants/")
                .choice("platform", "", List.of())
                .text("command", "")
                .choice("grant_type", "", List.of())
                .text("value", "")
                .choice("effect", "", List.of())
                .search(0);
        Downloads.csv(visit, "grants.csv", file -> {
            file.write(GrantCsv.header());
            grants.each(filters, stored -> Downloads.write(file, GrantCsv.line(stored.grant())));
        });
    }

    private static Map<String, Object> model(String csv, String problems, List<GrantDifference> differences) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("csv", csv);
        model.put("problems", problems);
        model.put("differences", differences);
        return model;
    }
}
