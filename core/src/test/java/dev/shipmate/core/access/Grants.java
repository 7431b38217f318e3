package dev.shipmate.core.access;

import java.util.List;
import java.util.Map;

/** Sets of grants that several tests speak of. */
final class Grants {

    static final List<Grant> EVERYONE = parse("* * organization T202B88NN", "* * channel *", "* * user *");

    static final List<Grant> CHANNELS = parse(
            "* * organization T202B88NN", "support * channel C2020H455", "devops * channel C3030I566", "* * user *");

    static final List<Grant> NETWORK = parse(
            "* * organization T202B88NN",
            "jokes * channel *",
            "jokes * user *",
            "network * channel C3030I566",
            "network history user *",
            "network redeploy user U2049K991",
            "network redeploy user U2039K725",
            "network redeploy user U7924K784",
            "network status user *",
            "weather * channel *",
            "weather * user *");

    static final List<Grant> STARS = parse("* * organization *", "* * channel *", "* * user *");

    static final List<Grant> MIXED = parse("* * organization T", "a x channel C1", "a y channel C2", "a y user U1");

    static final Map<String, List<Grant>> BY_NAME = Map.of(
            "everyone", EVERYONE,
            "channels", CHANNELS,
            "network", NETWORK,
            "stars", STARS,
            "mixed", MIXED,
            "none", List.of());

    private Grants() {}

    /** Each line is: command, subcommand, type, value. */
    static List<Grant> parse(String... lines) {
        return List.of(lines).stream().map(Grants::parsed).toList();
    }

    private static Grant parsed(String line) {
        String[] words = line.split(" ", -1);
        return Grant.allow("*", words[0], words[1], GrantType.of(words[2]).orElseThrow(), words[3]);
    }
}
