package dev.shipmate.core.builtin.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.admin.Guard;
import dev.shipmate.core.admin.Pages;
import dev.shipmate.core.admin.SignedIn;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.PlatformException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The chat page and what its script asks for. */
public final class ConsoleRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Guard guard;
    private final Pages pages;
    private final ConsoleMessages messages;
    private final ConsoleChat chat;
    private final EventStreams streams;
    private final Function<Origin, List<Command>> commands;

    /** Makes them; {@code commands} are those that someone sees in help. */
    public ConsoleRoutes(
            Guard guard,
            Pages pages,
            ConsoleMessages messages,
            ConsoleChat chat,
            EventStreams streams,
            Function<Origin, List<Command>> commands) {
        this.guard = guard;
        this.pages = pages;
        this.messages = messages;
        this.chat = chat;
        this.streams = streams;
        this.commands = commands;
    }

    /** Adds the page to a server that is being configured. */
    public void addTo(JavalinConfig config) {
        config.routes.get("/console", this::page);
        config.routes.get("/console/events", this::events);
        config.routes.get("/console/commands", this::commands);
        config.routes.get("/console/attachment/{id}/{number}", this::attachment);
        config.routes.post(
                "/console/say",
                context -> take(context, (seat, json) -> chat.say(seat, text(json, "delivery"), text(json, "text"))));
        config.routes.post(
                "/console/answer",
                context -> take(
                        context,
                        (seat, json) -> chat.answer(
                                seat,
                                text(json, "delivery"),
                                json.path("message").asLong(),
                                values(json))));
        config.routes.post(
                "/console/cancel",
                context -> take(
                        context,
                        (seat, json) -> chat.cancel(
                                seat,
                                text(json, "delivery"),
                                json.path("message").asLong())));
        config.routes.exception(
                ConsoleException.class,
                (thrown, context) ->
                        context.status(400).contentType("text/plain").result(String.valueOf(thrown.getMessage())));
        config.routes.exception(
                PlatformException.class,
                (thrown, context) -> context.status(503)
                        .header("Retry-After", "5")
                        .contentType("text/plain")
                        .result("This cannot be stored right now. Try again."));
    }

    /** Something that a user does. */
    private interface Deed {
        String by(Seat seat, JsonNode json);
    }

    private void take(Context context, Deed deed) {
        SignedIn signedIn = guard.requiredToChange(context);
        context.json(Map.of("delivery", deed.by(Seat.atPage(signedIn.account().name()), json(context))));
    }

    private void page(Context context) {
        Optional<SignedIn> signedIn = guard.find(context);
        if (signedIn.isPresent()) {
            pages.show(context, "console", Map.of("signedIn", signedIn.get()));
        } else {
            context.redirect("/login/");
        }
    }

    private void events(Context context) throws IOException {
        SignedIn signedIn = guard.required(context);
        if (!streams.hasRoom()) {
            context.status(503).header("Retry-After", "30").result("Too many pages are open.");
            return;
        }
        context.res().setContentType("text/event-stream");
        context.res().setCharacterEncoding("UTF-8");
        context.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
        context.res().flushBuffer();
        EventStream stream = new EventStream(
                messages, signedIn, lastEvent(context), context.res().getOutputStream());
        context.future(stream::end);
        streams.add(stream);
    }

    private void commands(Context context) {
        Seat seat = Seat.atPage(guard.required(context).account().name());
        context.header("Cache-Control", "no-store")
                .json(commands.apply(seat.origin()).stream()
                        .flatMap(command -> command.subcommands().stream()
                                .map(subcommand -> Map.of(
                                        "line", (command.name() + " " + subcommand.name()).strip(),
                                        "summary", subcommand.summary(),
                                        "parameters",
                                                subcommand.parameters().stream()
                                                        .map(Parameter::name)
                                                        .toList())))
                        .toList());
    }

    /** Whatever the file claims to be, a browser is to save it or show it as a picture, and never run it. */
    private void attachment(Context context) throws IOException {
        Seat seat = Seat.atPage(guard.required(context).account().name());
        JsonNode file = messages.find(seat, number(context, "id"))
                .flatMap(message -> ConsoleView.file(message, (int) number(context, "number")))
                .orElseThrow(NotFoundResponse::new);
        String name = file.path("name").asText().replaceAll("[^A-Za-z0-9._ -]", "_");
        context.header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "private, max-age=3600")
                .contentType(mediaType(file.path("mediaType").asText()))
                .result(file.path("content").binaryValue());
    }

    private static String mediaType(String claimed) {
        return claimed.matches("[a-z]+/[a-z0-9.+-]+") ? claimed : "application/octet-stream";
    }

    private static long lastEvent(Context context) {
        String id = context.header("Last-Event-ID");
        return id == null || !id.matches("[0-9]{1,18}") ? 0 : Long.parseLong(id);
    }

    private static long number(Context context, String name) {
        String text = context.pathParam(name);
        if (!text.matches("[0-9]{1,9}")) {
            throw new NotFoundResponse();
        }
        return Long.parseLong(text);
    }

    private static JsonNode json(Context context) {
        try {
            return JSON.readTree(context.body());
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("The body must be JSON.");
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText();
    }

    private static Map<String, String> values(JsonNode json) {
        Map<String, String> values = new HashMap<>();
        json.path("values")
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }
}
