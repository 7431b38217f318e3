package dev.shipmate.plugins.weather;

import dev.shipmate.plugins.nautobot.client.Nautobot;
import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.command.Arguments;
import dev.shipmate.spi.command.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The locations of Nautobot, as far as whoever asks may see them. */
final class NautobotSites implements Sites {

    private static final String PATH = "dcim/locations/";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    /** Further ones can be typed. */
    private static final int MOST_OFFERED = 500;

    private static final int MOST_OF_A_NAME = 20;
    private static final int DEEPEST = 20;
    private static final int LONGEST_LABEL = 200;

    private final NautobotAccess access;

    NautobotSites(NautobotAccess access) {
        this.access = access;
    }

    @Override
    public List<Choice> offered(Arguments in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        List<NautobotObject> locations =
                nautobot.list(PATH, Query.all(), MOST_OFFERED).objects();
        Map<String, NautobotObject> known = new HashMap<>();
        locations.forEach(location -> known.put(location.id(), location));
        Map<String, String> chains = new LinkedHashMap<>();
        for (NautobotObject location : locations) {
            if (place(location).isPresent()) {
                chains.put(location.id(), chain(line(nautobot, location, known)));
            }
        }
        return chains.entrySet().stream()
                .map(each -> new Choice(each.getValue(), value(each, chains)))
                .toList();
    }

    @Override
    public List<Site> find(String typed, Arguments in) throws InterruptedException {
        Nautobot nautobot = access.reading(in);
        if (ID.matcher(typed).matches()) {
            Optional<NautobotObject> location = nautobot.find(PATH + typed + "/", Query.all());
            return location.isEmpty() ? List.of() : List.of(site(line(nautobot, location.get(), new HashMap<>())));
        }
        String last =
                typed.substring(typed.lastIndexOf(Site.WITHIN.strip()) + 1).strip();
        Query query = Query.of("name__ie", typed);
        Map<String, NautobotObject> known = new HashMap<>();
        List<Site> sites = new ArrayList<>();
        for (NautobotObject location : nautobot.list(
                        PATH, last.equals(typed) ? query : query.and("name__ie", last), MOST_OF_A_NAME)
                .objects()) {
            Site site = site(line(nautobot, location, known));
            if (location.text("name").equalsIgnoreCase(typed) || isChain(typed, site.chain())) {
                sites.add(site);
            }
        }
        return sites;
    }

    /** Returns a location and all it lies in, the outermost last. */
    private static List<NautobotObject> line(
            Nautobot nautobot, NautobotObject location, Map<String, NautobotObject> known) throws InterruptedException {
        List<NautobotObject> line = new ArrayList<>(List.of(location));
        Optional<NautobotObject> parent = location.object("parent");
        while (parent.isPresent() && line.size() < DEEPEST) {
            String id = parent.get().id();
            if (!known.containsKey(id)) {
                // One that this user may not see is told by the name that it has here.
                Optional<NautobotObject> whole =
                        ID.matcher(id).matches() ? nautobot.find(PATH + id + "/", Query.all()) : Optional.empty();
                known.put(id, whole.orElse(parent.get()));
            }
            NautobotObject next = known.get(id);
            if (line.contains(next)) {
                break;
            }
            line.add(next);
            parent = next.object("parent");
        }
        return line;
    }

    private static Site site(List<NautobotObject> line) {
        NautobotObject location = line.get(0);
        List<String> hints = new ArrayList<>();
        for (NautobotObject each : line) {
            if (!each.text("physical_address").isBlank()) {
                hints.addAll(hints(each.text("physical_address")));
            }
            hints.add(each.text("name"));
        }
        for (NautobotObject each : line) {
            Optional<Place> place = place(each);
            if (place.isPresent()) {
                String from = each.id().equals(location.id()) ? "" : label(each);
                return new Site(location.id(), chain(line), place, from, List.of());
            }
        }
        return new Site(location.id(), chain(line), Optional.empty(), "", hints);
    }

    /** Returns what in an address may be a town, with what stands behind it: a place search knows no streets. */
    private static List<String> hints(String address) {
        List<String> parts = Arrays.stream(address.split("[,\\r\\n]+"))
                .map(part -> part.replaceAll("\\S*[0-9]\\S*", "").strip())
                .filter(part -> part.length() > 1)
                .toList();
        List<String> hints = new ArrayList<>();
        for (int first = 0; first < parts.size(); first++) {
            hints.add(String.join(", ", parts.subList(first, parts.size())));
        }
        return hints;
    }

    private static Optional<Place> place(NautobotObject location) {
        OptionalDouble latitude = location.number("latitude");
        OptionalDouble longitude = location.number("longitude");
        boolean isOnEarth = latitude.isPresent()
                && longitude.isPresent()
                && Math.abs(latitude.getAsDouble()) <= 90
                && Math.abs(longitude.getAsDouble()) <= 180;
        return isOnEarth
                ? Optional.of(new Place(label(location), "", "", "", latitude.getAsDouble(), longitude.getAsDouble()))
                : Optional.empty();
    }

    private static String chain(List<NautobotObject> line) {
        List<String> names =
                new ArrayList<>(line.stream().map(NautobotSites::label).toList());
        Collections.reverse(names);
        return names.stream().collect(Collectors.joining(Site.WITHIN));
    }

    private static String label(NautobotObject location) {
        String name = location.text("name").isEmpty() ? location.label() : location.text("name");
        return name.length() > LONGEST_LABEL ? name.substring(0, LONGEST_LABEL) + "…" : name;
    }

    /** Returns the chain, which people can read and type, unless another location has the same. */
    private static String value(Map.Entry<String, String> site, Map<String, String> chains) {
        return Collections.frequency(chains.values(), site.getValue()) == 1
                        && site.getValue().length() <= SiteCommand.LONGEST_NAME
                ? site.getValue()
                : site.getKey();
    }

    private static boolean isChain(String typed, String chain) {
        return typed.replaceAll("\\s*>\\s*", ">").equalsIgnoreCase(chain.replaceAll("\\s*>\\s*", ">"));
    }
}
