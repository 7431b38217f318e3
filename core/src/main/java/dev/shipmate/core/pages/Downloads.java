package dev.shipmate.core.pages;

/** Files that a browser is to save and never to show. */
final class Downloads {

    private Downloads() {}

    static void csv(Visit visit, String name, String text) {
        file(visit, name, "text/csv; charset=utf-8", text);
    }

    static void file(Visit visit, String name, String mediaType, String text) {
        visit.context()
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .contentType(mediaType)
                .result(text);
    }
}
