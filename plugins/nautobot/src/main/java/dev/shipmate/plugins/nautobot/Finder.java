package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.CommandException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what users name. A name is enough where only one thing bears it; the id tells apart what bears the same name, and
 * is what a menu then stands for.
 */
final class Finder {

    /** A menu has no more: whoever looks for one of more types its name. */
    static final int MOST_CHOICES = 1_000;

    private static final int MOST_NAMESAKES = 10;
    private static final int LONGEST_NAME = 255;
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Asks Nautobot for a menu. */
    interface Listing {
        List<Choice> list() throws InterruptedException;
    }

    private Finder() {}

    static boolean isId(String typed) {
        return ID.matcher(typed).matches();
    }

    /**
     * Returns the one that is named.
     *
     * @param among what it must be besides, such as at a location
     * @param fields what to tell of it, as GraphQL wants it
     * @throws CommandException if there is none or more than one, with what to do
     */
    static NautobotObject one(Nautobot nautobot, Kind kind, Query among, String typed, String fields)
            throws InterruptedException {
        String name = named(kind, typed);
        String told = kind.fields() + " " + fields;
        if (isId(name)) {
            Found found = nautobot.rows(kind.model(), among.and("id", name), told, 1, kind.path());
            return found.objects().stream().findFirst().orElseThrow(() -> unknown(kind, name, List.of()));
        }
        Found found = nautobot.rows(kind.model(), among.and(kind.nameField(), name), told, MOST_NAMESAKES, kind.path());
        if (found.isEmpty()) {
            found = nautobot.rows(
                    kind.model(), among.and(kind.nameField() + "__ie", name), told, MOST_NAMESAKES, kind.path());
        }
        if (found.isEmpty()) {
            throw unknown(kind, name, similar(nautobot, kind, among, name));
        }
        if (found.objects().size() > 1) {
            throw ambiguous(kind, name, found);
        }
        return found.objects().get(0);
    }

    /** Returns a menu of all of a kind. */
    static List<Choice> choices(Nautobot nautobot, Kind kind, Query among) {
        return whileWaiting(
                () -> menu(kind, nautobot.rows(kind.model(), among, kind.fields(), MOST_CHOICES, kind.path())));
    }

    /** Asks Nautobot where an interrupt cannot be told otherwise than by the thread's own sign. */
    static List<Choice> whileWaiting(Listing listing) {
        try {
            return listing.list();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(
                    "Nautobot took too long to list the choices. Type the whole command, or try again.", e);
        }
    }

    private static List<Choice> menu(Kind kind, Found found) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = found.objects().stream()
                .map(kind::name)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
        return found.objects().stream()
                .map(each -> new Choice(
                        kind.name(each).isEmpty() ? "unnamed " + kind.word() + " " + each.id() : kind.label(each),
                        kind.name(each).isEmpty() || shared.contains(kind.name(each)) ? each.id() : kind.name(each)))
                .toList();
    }

    private static String named(Kind kind, String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new CommandException(
                    "Name a " + kind.word() + " in 1 to " + LONGEST_NAME + " characters, or give its id.");
        }
        return name;
    }

    private static List<String> similar(Nautobot nautobot, Kind kind, Query among, String name)
            throws InterruptedException {
        return nautobot
                .rows(kind.model(), among.and(kind.nameField() + "__ic", name), kind.fields(), 3, kind.path())
                .objects()
                .stream()
                .map(kind::name)
                .distinct()
                .toList();
    }

    private static CommandException unknown(Kind kind, String name, List<String> similar) {
        String hint = similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?";
        return new CommandException(
                "Nautobot has no " + kind.word() + " \"" + name + "\", or you may not see it." + hint);
    }

    private static CommandException ambiguous(Kind kind, String name, Found found) {
        return new CommandException(found.total() + " " + kind.words() + " are called \"" + name
                + "\". Give the id of one: "
                + found.objects().stream()
                        .map(each -> each.id() + " is " + kind.label(each))
                        .collect(Collectors.joining("; "))
                + (found.isCut() ? "; …" : "."));
    }
}
