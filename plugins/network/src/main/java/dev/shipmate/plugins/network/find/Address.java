package dev.shipmate.plugins.network.find;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells addresses and prefixes from names. Nautobot takes what only looks like one for a fault of its own. */
final class Address {

    private static final Pattern SHAPE =
            Pattern.compile("([0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");

    private Address() {}

    /** Returns whether this is an address of IPv4 or IPv6, with or without the length of its prefix. */
    static boolean is(String typed) {
        Matcher matcher = SHAPE.matcher(typed);
        if (!matcher.matches()) {
            return false;
        }
        String host = matcher.group(1);
        boolean isSix = host.contains(":");
        int length = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return length <= (isSix ? 128 : 32)
                && (isSix ? isSix(host) : IPV4.matcher(host).matches());
    }

    private static boolean isSix(String host) {
        try {
            // with a colon in it nothing is looked up anywhere
            return !InetAddress.getByName(host).getHostAddress().isEmpty();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
