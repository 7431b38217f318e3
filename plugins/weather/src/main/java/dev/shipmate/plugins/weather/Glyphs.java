package dev.shipmate.plugins.weather;

import java.util.Map;

/** The few letters that a chart needs, as dots: each number is a row of five, from the top. */
final class Glyphs {

    static final int ROWS = 7;
    static final int COLUMNS = 5;
    /** How many pixels wide and high a dot is. */
    static final int SCALE = 2;
    /** From one letter to the next, in pixels. */
    static final int STEP = (COLUMNS + 1) * SCALE;

    private static final Map<Character, int[]> LETTERS = Map.ofEntries(
            letter('0', 14, 17, 17, 21, 17, 17, 14),
            letter('1', 4, 12, 4, 4, 4, 4, 14),
            letter('2', 14, 17, 1, 6, 8, 16, 31),
            letter('3', 14, 17, 1, 6, 1, 17, 14),
            letter('4', 2, 6, 10, 18, 31, 2, 2),
            letter('5', 31, 16, 30, 1, 1, 17, 14),
            letter('6', 14, 16, 16, 30, 17, 17, 14),
            letter('7', 31, 1, 2, 2, 4, 4, 4),
            letter('8', 14, 17, 17, 14, 17, 17, 14),
            letter('9', 14, 17, 17, 15, 1, 1, 14),
            letter('-', 0, 0, 0, 14, 0, 0, 0),
            letter('.', 0, 0, 0, 0, 0, 12, 12),
            letter(':', 0, 12, 12, 0, 12, 12, 0),
            letter('°', 6, 9, 9, 6, 0, 0, 0),
            letter('C', 14, 17, 16, 16, 16, 17, 14),
            letter('F', 31, 16, 16, 30, 16, 16, 16),
            letter('M', 17, 27, 21, 21, 17, 17, 17),
            letter('S', 15, 16, 16, 14, 1, 1, 30),
            letter('T', 31, 4, 4, 4, 4, 4, 4),
            letter('W', 17, 17, 17, 21, 21, 27, 17),
            letter('a', 0, 0, 14, 1, 15, 17, 15),
            letter('d', 1, 1, 15, 17, 17, 17, 15),
            letter('e', 0, 0, 14, 17, 31, 16, 14),
            letter('h', 16, 16, 30, 17, 17, 17, 17),
            letter('i', 4, 0, 12, 4, 4, 4, 14),
            letter('m', 0, 0, 26, 21, 21, 21, 21),
            letter('n', 0, 0, 30, 17, 17, 17, 17),
            letter('o', 0, 0, 14, 17, 17, 17, 14),
            letter('r', 0, 0, 22, 24, 16, 16, 16),
            letter('t', 8, 8, 28, 8, 8, 8, 6),
            letter('u', 0, 0, 17, 17, 17, 17, 15));

    private Glyphs() {}

    static boolean isSet(char letter, int column, int row) {
        int[] rows = LETTERS.get(letter);
        return rows != null && (rows[row] >> (COLUMNS - 1 - column) & 1) == 1;
    }

    /** Returns how many pixels wide a text is. */
    static int width(String text) {
        return text.length() * STEP - SCALE;
    }

    private static Map.Entry<Character, int[]> letter(char letter, int... rows) {
        return Map.entry(letter, rows);
    }
}
