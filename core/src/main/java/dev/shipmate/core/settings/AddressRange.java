package dev.shipmate.core.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The IP addresses that begin with the same bits: one address, or a network such as {@code 10.0.0.0/8}. Names are never
 * looked up.
 *
 * @param bits how many bits of the network count
 */
public record AddressRange(InetAddress network, int bits) {

    private static final Pattern IPV4 = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{0,40}:[0-9a-fA-F:.]{0,40}");
    private static final Pattern WIDTH = Pattern.compile("[0-9]{1,3}");

    /** Reads ranges, separated by commas. */
    static List<AddressRange> listOf(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(AddressRange::of)
                .toList();
    }

    /**
     * Reads an address or a network.
     *
     * @throws IllegalArgumentException if it is none, or has bits behind its width
     */
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        InetAddress network = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(
                        () -> wrong("must be IP addresses or networks such as 10.0.0.0/8, separated by commas", text));
        int length = network.getAddress().length * Byte.SIZE;
        String width = slash < 0 ? "" + length : text.substring(slash + 1);
        if (!WIDTH.matcher(width).matches() || Integer.parseInt(width) > length) {
            throw wrong("must have at most " + length + " bits behind the slash", text);
        }
        AddressRange range = new AddressRange(network, Integer.parseInt(width));
        if (!number(network).equals(range.prefix(network).shiftLeft(length - range.bits))) {
            throw wrong("must end in zeros behind its first " + range.bits + " bits", text);
        }
        return range;
    }

    /** Reads an address as it is written in digits, an IPv4 address in the clothes of IPv6 as what it is; else nothing. */
    public static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Returns whether an address is one of them. */
    public boolean contains(InetAddress address) {
        return address.getAddress().length == network.getAddress().length
                && prefix(address).equals(prefix(network));
    }

    private BigInteger prefix(InetAddress address) {
        return number(address).shiftRight(address.getAddress().length * Byte.SIZE - bits);
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static IllegalArgumentException wrong(String what, String text) {
        return new IllegalArgumentException(what + "; \"" + text + "\" is not so");
    }
}
