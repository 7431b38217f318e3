package dev.shipmate.plugins.nautobot;

import dev.shipmate.plugins.nautobot.client.Found;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * How full a prefix is, as Nautobot itself counts: what its child prefixes take and the addresses directly in it, of the
 * addresses that hosts can have.
 */
final class Utilisation {

    private static final int BITS_4 = 32;
    private static final int BITS_6 = 128;

    private Utilisation() {}

    /**
     * Returns it in words.
     *
     * @param type Nautobot's type of the prefix; all addresses of a pool can be used
     * @param addresses how many lie directly in it, not in a child
     */
    static String of(String prefix, String type, Found children, long addresses) {
        BigInteger taken = BigInteger.valueOf(addresses);
        for (NautobotObject child : children.objects()) {
            taken = taken.add(size(child.text("prefix")));
        }
        BigInteger usable = size(prefix);
        boolean hasReserved = !prefix.contains(":") && length(prefix) < BITS_4 - 1;
        if (hasReserved && children.isEmpty() && !type.equalsIgnoreCase("pool")) {
            usable = usable.subtract(BigInteger.TWO);
        }
        String share = new BigDecimal(taken.multiply(BigInteger.valueOf(100)))
                .divide(new BigDecimal(usable), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return share + " % ("
                + (children.isEmpty() ? addresses + " of " + usable + " addresses" : parts(children, addresses)) + ")";
    }

    private static String parts(Found children, long addresses) {
        String prefixes = children.total() == 1 ? "1 prefix" : children.total() + " prefixes";
        String most =
                children.isCut() ? ", of which the first " + children.objects().size() + " are counted" : "";
        return prefixes + most + " and " + (addresses == 1 ? "1 address" : addresses + " addresses") + " in it";
    }

    private static BigInteger size(String prefix) {
        int bits = prefix.contains(":") ? BITS_6 : BITS_4;
        return BigInteger.ONE.shiftLeft(Math.max(0, bits - length(prefix)));
    }

    private static int length(String prefix) {
        String length = prefix.substring(prefix.indexOf('/') + 1);
        return length.matches("[0-9]{1,3}") ? Integer.parseInt(length) : prefix.contains(":") ? BITS_6 : BITS_4;
    }
}
