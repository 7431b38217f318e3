package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.shipmate.spi.command.CommandException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One Nautobot server of version 2.4 or 3, asked with the token of one user. Every failure is a {@link CommandException}
 * whose sentence a user may read; every wait ends, and ends at once when the thread is interrupted. Safe for use by several
 * threads.
 *
 * <p>Paths are those below {@code api/} and end in a slash, such as {@code dcim/devices/}.
 */
public final class Nautobot {

    /** So many objects with all their fields come at once by REST; so many rows of chosen fields by GraphQL. */
    private static final int PAGE = 100;

    private static final int ROWS = 500;

    private final Wire wire;

    Nautobot(Wire wire) {
        this.wire = wire;
    }

    /** Returns where a person finds a page of Nautobot, such as {@code dcim/devices/ID/}. */
    public URI page(String path) {
        return wire.page(path);
    }

    /** Returns the jobs of this server. */
    public Jobs jobs() {
        return new Jobs(this, wire.patience().firstPoll());
    }

    /** Returns one object, with what it refers to by name, if there is one that this user may see. */
    public Optional<NautobotObject> find(String path, Query query) throws InterruptedException {
        return wire.get(path, named(query)).map(Nautobot::object);
    }

    /**
     * Returns objects with all their fields and with what they refer to by name.
     *
     * @param most how many at most; 0 to learn only how many there are
     */
    public Found list(String path, Query query, int most) throws InterruptedException {
        List<NautobotObject> objects = new ArrayList<>();
        long total;
        do {
            int limit = Math.max(1, Math.min(PAGE, most - objects.size()));
            Query page = named(query).and("limit", limit).and("offset", objects.size());
            NautobotObject answer = object(wire.get(path, page).orElseThrow(() -> absent(path)));
            List<NautobotObject> results = answer.objects("results");
            results.stream().limit(Math.max(0, most - objects.size())).forEach(objects::add);
            total = (long) answer.number("count").orElseThrow(Nautobot::unexpected);
            if (results.isEmpty()) {
                break;
            }
        } while (objects.size() < Math.min(total, most));
        return new Found(objects, total);
    }

    /** Returns the objects of an answer that is not paged, such as the log of a job. */
    List<NautobotObject> all(String path) throws InterruptedException {
        JsonElement answer = wire.get(path, Query.all()).orElseThrow(() -> absent(path));
        if (!answer.isJsonArray()) {
            throw unexpected();
        }
        List<NautobotObject> objects = new ArrayList<>();
        answer.getAsJsonArray().forEach(each -> objects.add(object(each)));
        return objects;
    }

    /**
     * Returns chosen fields of objects, by GraphQL, which is much quicker for many than {@link #list}. Who may not see a kind
     * of object at all is told that there is none.
     *
     * @param model GraphQL's name of the list, such as {@code devices}
     * @param fields what to tell of each, such as {@code name status { name }}
     * @param most how many at most, at least 1
     * @param path REST's name of the same list, which is asked how many there are when there are more
     */
    public Found rows(String model, Query query, String fields, int most, String path) throws InterruptedException {
        List<NautobotObject> objects = new ArrayList<>();
        boolean isLast;
        do {
            int limit = Math.min(ROWS, most + 1 - objects.size());
            String arguments =
                    query.and("limit", limit).and("offset", objects.size()).arguments();
            List<NautobotObject> page = graphQl("{ " + model + "(" + arguments + ") { " + fields + " } }")
                    .objects(model);
            objects.addAll(page);
            isLast = page.size() < limit;
        } while (!isLast && objects.size() <= most);
        if (objects.size() <= most) {
            return new Found(objects, objects.size());
        }
        return new Found(objects.subList(0, most), list(path, query, 0).total());
    }

    /** Asks GraphQL and returns its data; a part that cannot be told ends in an exception. */
    public NautobotObject graphQl(String query) throws InterruptedException {
        JsonObject question = new JsonObject();
        question.addProperty("query", query);
        NautobotObject answer = object(wire.ask("graphql/", question).orElseThrow(() -> absent("graphql/")));
        JsonElement errors = answer.json().get("errors");
        if (errors != null && !errors.isJsonNull()) {
            throw new CommandException("Nautobot cannot answer this: " + Sentences.of(errors));
        }
        return answer.object("data").orElseThrow(Nautobot::unexpected);
    }

    /** Changes some fields of an object and returns the object. */
    public NautobotObject change(String path, JsonObject fields) throws InterruptedException {
        return object(wire.send("PATCH", path, fields).orElseThrow(() -> absent(path)));
    }

    /** Posts a new object, or an order to an action, and returns what became of it. */
    public NautobotObject create(String path, JsonObject fields) throws InterruptedException {
        return object(wire.send("POST", path, fields).orElseThrow(() -> absent(path)));
    }

    /** Returns the objects that a question asked by GET lists without pages, such as the free addresses of a prefix. */
    public List<NautobotObject> free(String path, int most) throws InterruptedException {
        JsonElement answer = wire.get(path, Query.all().and("limit", most)).orElseThrow(() -> absent(path));
        JsonElement results = answer.isJsonObject() ? answer.getAsJsonObject().get("results") : answer;
        if (results == null || !results.isJsonArray()) {
            throw unexpected();
        }
        JsonArray array = results.getAsJsonArray();
        List<NautobotObject> objects = new ArrayList<>();
        array.forEach(each -> objects.add(object(each)));
        return objects;
    }

    /** Related objects bear their names from depth 1; lists of objects are left out since 3.0 unless they are asked for. */
    private static Query named(Query query) {
        Query named = query.has("depth") ? query : query.and("depth", 1);
        return named.has("exclude_m2m") ? named : named.and("exclude_m2m", false);
    }

    private static NautobotObject object(JsonElement element) {
        if (!element.isJsonObject()) {
            throw unexpected();
        }
        return new NautobotObject(element.getAsJsonObject());
    }

    private static CommandException absent(String path) {
        return new CommandException("Nautobot has no " + path + ", or you may not see it.");
    }

    private static CommandException unexpected() {
        return new CommandException(
                "Nautobot answered something else than was asked for. An administrator can look at its"
                        + " version, which must be 2.4 or 3.");
    }
}
