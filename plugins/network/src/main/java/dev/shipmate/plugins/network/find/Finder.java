package dev.shipmate.plugins.network.find;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.plugins.network.words.Words;
import dev.shipmate.spi.command.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds objects by id or natural name, whatever the case, in a few requests however large the network is. */
public final class Finder {

    /** So many of one name are told apart; with more of them a name is no name. */
    public static final int MOST = 20;

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern VID = Pattern.compile("[0-9]{1,4}");
    private static final Pattern PORT = Pattern.compile("([^:]+):(.+)");
    private static final List<Kind> NAMED = List.of(Kind.LOCATION, Kind.RACK, Kind.CIRCUIT, Kind.VLAN);
    private static final int NEAR = 10;

    private final Nautobot nautobot;

    public Finder(Nautobot nautobot) {
        this.nautobot = nautobot;
    }

    /** Returns whether this is an id as all objects of Nautobot have one. */
    public static boolean isId(String typed) {
        return ID.matcher(typed.strip()).matches();
    }

    /** Returns the objects of one kind that this names, {@link #MOST} at most. */
    public List<Hit> find(Kind kind, String typed) throws InterruptedException {
        String wanted = typed.strip();
        if (isId(wanted)) {
            return nautobot.find(kind.path() + wanted + "/", Query.all()).stream()
                    .map(object -> new Hit(kind, object))
                    .toList();
        }
        return switch (kind) {
            case PREFIX, IP_ADDRESS -> Address.is(wanted) ? named(kind, kind.filter(), wanted) : List.of();
            case VLAN -> named(kind, VID.matcher(wanted).matches() ? "vid" : kind.filter(), wanted);
            case INTERFACE -> interfaces(wanted);
            default -> named(kind, kind.filter(), wanted);
        };
    }

    /** Returns the objects that this names: the devices if there are any, else what else it looks like. */
    public List<Hit> find(String typed) throws InterruptedException {
        String wanted = typed.strip();
        if (isId(wanted)) {
            return ofAnyKind(wanted);
        }
        if (Address.is(wanted)) {
            List<Hit> hits = new ArrayList<>(find(Kind.PREFIX, wanted));
            hits.addAll(find(Kind.IP_ADDRESS, wanted));
            if (!hits.isEmpty()) {
                return hits;
            }
        }
        List<Hit> devices = find(Kind.DEVICE, wanted);
        if (!devices.isEmpty()) {
            return devices;
        }
        List<Hit> hits = new ArrayList<>(PORT.matcher(wanted).matches() ? interfaces(wanted) : List.of());
        List<String> refusals = new ArrayList<>();
        for (Kind kind : NAMED) {
            try {
                hits.addAll(find(kind, wanted));
            } catch (CommandException e) {
                refusals.add(e.getMessage());
            }
        }
        if (hits.isEmpty() && !refusals.isEmpty()) {
            throw new CommandException(
                    "There is no device \"" + Words.shortened(typed) + "\" in Nautobot, or you may not see"
                            + " it, and not all other objects could be looked through. " + refusals.get(0));
        }
        return hits;
    }

    /** Returns the one device or location that this names; devices come first. */
    public Hit place(String typed) throws InterruptedException {
        List<Hit> hits = find(Kind.DEVICE, typed);
        if (hits.isEmpty()) {
            hits = find(Kind.LOCATION, typed);
        }
        Optional<Hit> place = Which.one(hits);
        if (place.isEmpty()) {
            throw unknown("device or location", typed);
        }
        return place.get();
    }

    /** Returns the sentence that there is none, with names of devices that are near. */
    public CommandException unknown(String kind, String typed) throws InterruptedException {
        return new CommandException("There is no " + kind + " \"" + Words.shortened(typed)
                + "\" in Nautobot, or you may not see it. "
                + Words.didYouMean(typed, near(typed), "\"network status\" shows what there is."));
    }

    /** A slip is mostly in the end of a name, so names that begin as it does are compared. */
    private List<String> near(String typed) throws InterruptedException {
        String wanted = typed.strip();
        if (wanted.length() < 3 || wanted.length() > 64) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Kind kind : List.of(Kind.DEVICE, Kind.LOCATION)) {
            Query query = Query.of("name__isw", wanted.substring(0, Math.max(3, wanted.length() / 2)))
                    .and("depth", 0)
                    .and("sort", "name");
            Found found = nautobot.list(kind.path(), query, NEAR);
            found.objects().stream().map(NautobotObject::label).forEach(names::add);
        }
        return names;
    }

    private List<Hit> ofAnyKind(String id) throws InterruptedException {
        for (Kind kind : Kind.values()) {
            List<Hit> hits = find(kind, id);
            if (!hits.isEmpty()) {
                return hits;
            }
        }
        return List.of();
    }

    private List<Hit> interfaces(String wanted) throws InterruptedException {
        Matcher port = PORT.matcher(wanted);
        if (!port.matches()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (Hit device : find(Kind.DEVICE, port.group(1))) {
            Query query = Query.of("device", device.id())
                    .and("name__ie", port.group(2).strip());
            hits.addAll(hits(Kind.INTERFACE, query));
        }
        return hits;
    }

    private List<Hit> named(Kind kind, String filter, String wanted) throws InterruptedException {
        return wanted.isEmpty() ? List.of() : hits(kind, Query.of(filter, wanted));
    }

    private List<Hit> hits(Kind kind, Query query) throws InterruptedException {
        return nautobot.list(kind.path(), query, MOST).objects().stream()
                .map(object -> new Hit(kind, object))
                .toList();
    }
}
