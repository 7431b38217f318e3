package dev.shipmate.core.database;

/** Text to be found as it is, whatever its case. */
final class LikePattern {

    private LikePattern() {}

    static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    static String condition(String column, String parameter) {
        return "lower(" + column + ") like lower(" + parameter + ") escape '!'";
    }
}
