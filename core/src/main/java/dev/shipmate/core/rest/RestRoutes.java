package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.access.GrantStore;
import dev.shipmate.core.access.GroupStore;
import dev.shipmate.core.admin.Guard;
import dev.shipmate.core.admin.Pages;
import dev.shipmate.core.admin.SignedIn;
import dev.shipmate.core.log.ChangeLog;
import dev.shipmate.core.log.CommandLog;
import dev.shipmate.core.lookup.LookUp;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.core.store.AccountLinkStore;
import dev.shipmate.core.store.CommandTokenStore;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The addresses under {@code /api/} that are no chat platform's. */
public final class RestRoutes {

    /** The version of Nautobot's REST API whose shapes these answers have. */
    private static final String API_VERSION = "3.1";

    private final Parts parts;
    private final Places places;
    private final Doorkeeper doorkeeper;
    private final Engine engine;
    private final List<Resource> resources;
    private final OpenApi openApi;

    /**
     * What it works with.
     *
     * @param version of the host
     */
    public record Parts(
            Jdbi jdbi,
            Clock clock,
            Guard guard,
            Pages pages,
            LookUp lookUp,
            Supplier<Catalog> catalog,
            Optional<URI> publicUrl,
            String version) {}

    public RestRoutes(Parts parts) {
        this.parts = parts;
        this.places = new Places(parts.publicUrl());
        this.doorkeeper = new Doorkeeper(parts.guard());
        this.engine = new Engine(parts.jdbi(), new Bodies(), places, doorkeeper);
        ChangeLog changes = new ChangeLog(parts.jdbi(), parts.clock());
        this.resources = List.of(
                new GrantResource(new GrantStore(parts.jdbi(), parts.clock(), changes)),
                new GroupResource(new GroupStore(parts.jdbi(), parts.clock(), changes)),
                new CommandTokenResource(new CommandTokenStore(parts.jdbi(), parts.clock(), changes)),
                new LinkResource(new AccountLinkStore(parts.jdbi(), parts.clock(), changes)),
                new LogResource(new CommandLog(parts.jdbi())),
                new ChangeResource(changes));
        this.openApi = new OpenApi(resources, parts.version());
    }

    /** Adds the addresses to a server that is being configured; before those of chat platforms, whose names are not ours. */
    public void addTo(JavalinConfig config) {
        config.routes.exception(
                Refusal.class, (refusal, context) -> Engine.answer(context, refusal.status(), refusal.body()));
        config.routes.before("/api/*", context -> {
            context.header("API-Version", API_VERSION);
            doorkeeper.requestId(context);
        });
        config.routes.error(404, RestRoutes::nothingHere);
        resources.forEach(resource -> mount(config, resource));
        LookUpRoutes lookUps = new LookUpRoutes(doorkeeper, parts.lookUp());
        config.routes.get(Places.ROOT + "lookup", lookUps::byName);
        config.routes.get(Places.ROOT + "email-lookup", lookUps::byEmail);
        config.routes.get(
                "/api",
                context -> links(
                        context, Map.of("plugins", "/api/plugins/", "status", "/api/status/", "docs", "/api/docs/")));
        config.routes.get("/api/plugins", context -> links(context, Map.of("chatops", Places.ROOT)));
        config.routes.get("/api/plugins/installed-plugins", this::installed);
        config.routes.get("/api/plugins/chatops", this::endpoints);
        config.routes.get("/api/status", this::status);
        config.routes.get("/api/openapi.json", this::document);
        config.routes.get("/api/docs", this::docs);
    }

    private void mount(JavalinConfig config, Resource resource) {
        String list = Places.ROOT + resource.name();
        String one = list + "/{id}";
        on(config, HandlerType.GET, list, context -> engine.list(context, resource));
        on(config, HandlerType.GET, one, context -> engine.one(context, resource));
        on(config, HandlerType.OPTIONS, list, context -> engine.options(context, resource));
        on(config, HandlerType.OPTIONS, one, context -> engine.options(context, resource));
        if (resource.isReadOnly()) {
            for (HandlerType method :
                    List.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
                on(config, method, list, engine::notAllowed);
                on(config, method, one, engine::notAllowed);
            }
            return;
        }
        on(config, HandlerType.POST, list, context -> engine.create(context, resource));
        on(config, HandlerType.POST, one, engine::notAllowed);
        on(config, HandlerType.PUT, list, context -> engine.changeMany(context, resource, false));
        on(config, HandlerType.PATCH, list, context -> engine.changeMany(context, resource, true));
        on(config, HandlerType.DELETE, list, context -> engine.removeMany(context, resource));
        on(config, HandlerType.PUT, one, context -> engine.changeOne(context, resource, false));
        on(config, HandlerType.PATCH, one, context -> engine.changeOne(context, resource, true));
        on(config, HandlerType.DELETE, one, context -> engine.removeOne(context, resource));
    }

    private static void on(JavalinConfig config, HandlerType method, String path, Consumer<Context> handler) {
        config.routes.addHttpHandler(method, path, handler::accept);
    }

    /** What chat platforms answer with is theirs. */
    private static void nothingHere(Context context) {
        boolean isOurs = context.path().startsWith("/api/") && !context.path().startsWith(Places.ROOT);
        if (isOurs) {
            Engine.answer(context, 404, Refusal.notFound().body());
        }
    }

    private void endpoints(Context context) {
        Map<String, String> paths = new LinkedHashMap<>();
        resources.forEach(resource -> paths.put(resource.name(), Places.ROOT + resource.name() + "/"));
        paths.put("lookup", Places.ROOT + "lookup/");
        paths.put("email-lookup", Places.ROOT + "email-lookup/");
        links(context, paths);
    }

    private void links(Context context, Map<String, String> paths) {
        doorkeeper.reader(context);
        ObjectNode links = JsonNodeFactory.instance.objectNode();
        paths.forEach((name, path) -> links.put(name, places.path(context, path)));
        Engine.answer(context, 200, links);
    }

    private void installed(Context context) {
        doorkeeper.reader(context);
        Engine.answer(
                context,
                200,
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "Shipmate")
                                .put("package", "nautobot_chatops")
                                .put("version", parts.version())));
    }

    private void status(Context context) {
        doorkeeper.reader(context);
        ObjectNode status = JsonNodeFactory.instance
                .objectNode()
                .put("shipmate-version", parts.version())
                .put("java-version", Runtime.version().toString());
        ObjectNode plugins = status.putObject("plugins");
        parts.catalog().get().reports().forEach(report -> plugins.put(report.name(), report.version()));
        Engine.answer(context, 200, status);
    }

    private void document(Context context) {
        doorkeeper.reader(context);
        Engine.answer(context, 200, openApi.document(places.path(context, "")));
    }

    /** For people a page, for clients the document. */
    private void docs(Context context) {
        if ("openapi".equals(context.queryParam("format"))) {
            document(context);
            return;
        }
        Optional<SignedIn> signedIn = parts.guard().find(context);
        if (signedIn.isEmpty()) {
            context.redirect("/login/");
            return;
        }
        parts.pages()
                .show(
                        context,
                        "apidocs",
                        Map.of(
                                "signedIn",
                                signedIn.get(),
                                "operations",
                                Documented.of(openApi.document(places.path(context, ""))),
                                "server",
                                places.path(context, "")));
    }
}
