package dev.shipmate.core.admin;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Makes pages of templates, which escape whatever is put into them. */
public final class Pages {

    private static final String SHOWN = "page";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "gg.jte.generated.precompiled");

    /** Answers with a page that no cache keeps. */
    public void show(Context context, String template, Map<String, Object> values) {
        context.attribute(SHOWN, template);
        StringOutput output = new StringOutput();
        templates.render(template + ".jte", values, output);
        context.header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(output.toString());
    }

    /** Whether a page was made already, which says what there is to say. */
    boolean isShown(Context context) {
        return context.attribute(SHOWN) != null;
    }
}
