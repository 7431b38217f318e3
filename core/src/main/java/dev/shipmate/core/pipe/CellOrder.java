package dev.shipmate.core.pipe;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The order in which people expect cells: numbers by their value, then words with the numbers in them by their value, so
 * that {@code Ethernet2} stands before {@code Ethernet10} and {@code 10.0.9.1} before {@code 10.0.10.1}; empty ones last.
 */
final class CellOrder implements Comparator<String> {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

    private final boolean isDescending;

    CellOrder(boolean isDescending) {
        this.isDescending = isDescending;
    }

    @Override
    public int compare(String left, String right) {
        String one = left.strip();
        String other = right.strip();
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        int ascending = ascending(one, other);
        return isDescending ? -ascending : ascending;
    }

    private static int ascending(String one, String other) {
        boolean isNumber = NUMBER.matcher(one).matches();
        boolean isOtherNumber = NUMBER.matcher(other).matches();
        if (isNumber && isOtherNumber) {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        }
        if (isNumber != isOtherNumber) {
            return isNumber ? -1 : 1;
        }
        return natural(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }

    private static int natural(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int order;
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int iEnd = endOfDigits(one, i);
                int jEnd = endOfDigits(other, j);
                order = digits(one.substring(i, iEnd), other.substring(j, jEnd));
                i = iEnd;
                j = jEnd;
            } else {
                order = Character.compare(one.charAt(i++), other.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    /** Longer numbers are larger, once the zeros before them are gone: there is no limit to how many digits come. */
    private static int digits(String one, String other) {
        String left = withoutZeros(one);
        String right = withoutZeros(other);
        return left.length() != right.length() ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
