package dev.shipmate.core.settings;

/** What is wrong with one line of the file, before it is known whose key it is. */
record Mistake(String text, String remedy) {

    Problem of(String owner, String key) {
        return Problem.error(owner, key, text, remedy);
    }
}
