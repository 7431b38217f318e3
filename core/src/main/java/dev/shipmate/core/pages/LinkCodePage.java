package dev.shipmate.core.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.operations.Operations;
import dev.shipmate.core.operations.RefusedException;
import java.util.List;
import java.util.Map;

/** Makes a code with which somebody links their own chat account; it is shown once. */
final class LinkCodePage {

    private static final String SECTION = "links";
    private static final String USER = "nautobot_user";

    private final Operations operations;

    LinkCodePage(Operations operations) {
        this.operations = operations;
    }

    void addTo(Doors doors) {
        doors.adminPage(
                "/account-links/code", visit -> visit.show("linkcode", SECTION, model(Form.of(Map.of(USER, "")), "")));
        doors.deed("/account-links/code", this::make);
    }

    private void make(Visit visit) {
        Form form = Form.sent(visit, List.of(USER));
        try {
            JsonNode made = operations.run(
                    "links.code", JsonNodeFactory.instance.objectNode().put(USER, form.value(USER)), visit.author());
            visit.show("linkcode", SECTION, model(form, made.path("code").asText()));
        } catch (IllegalArgumentException | RefusedException e) {
            visit.showAgain("linkcode", SECTION, model(form.wrong(String.valueOf(e.getMessage())), ""));
        }
    }

    private static Map<String, Object> model(Form form, String fresh) {
        return Map.of("form", form, "fresh", fresh);
    }
}
