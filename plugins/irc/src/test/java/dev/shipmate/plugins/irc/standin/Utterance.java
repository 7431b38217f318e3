package dev.shipmate.plugins.irc.standin;

import java.util.List;

/**
 * What the bot said to one target in one go: all up to the PING behind it.
 *
 * @param target the channel or nickname in lower case
 * @param lines as they were received
 */
public record Utterance(int number, String target, List<String> lines) {

    /** Returns the texts alone. */
    public List<String> texts() {
        return lines.stream()
                .map(line -> line.substring(line.indexOf(" :") + 2))
                .toList();
    }
}
