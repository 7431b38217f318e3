package dev.shipmate.plugins.irc;

import dev.shipmate.spi.Store;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.platform.Prompt;
import dev.shipmate.spi.platform.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The open question of each user, of which there is one at most: the latest. It is asked in numbered lines and outlives a
 * restart, as the host's own memory of it does.
 */
final class Questions {

    /** How many choices fit into a few lines. */
    static final int MOST_CHOICES = 25;

    /** How many characters fit into any line that a client sends, also of four bytes each. */
    static final int LONGEST_ANSWER = 100;

    static final String CANCEL = "cancel";

    /** As long as the host waits. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Store store;

    /**
     * A question as it is remembered.
     *
     * @param channel where the command was given that it belongs to, the empty string for a conversation with the bot alone
     * @param isMasked whether its answer is a secret, which is not to be said in a channel
     */
    record Open(String channel, String token, String name, boolean isMasked, List<Choice> choices) {}

    Questions(Store store) {
        this.store = store;
    }

    /** Keeps a question in place of the one before. */
    void keep(String userId, String channel, Prompt prompt) {
        Question question = prompt.questions().get(0);
        keep(userId, new Open(channel, prompt.token(), question.name(), question.isMasked(), question.choices()));
    }

    /** Keeps one again whose answer was not taken. */
    void keep(String userId, Open open) {
        List<String> words =
                new ArrayList<>(List.of(open.channel(), open.token(), open.name(), String.valueOf(open.isMasked())));
        for (Choice choice : open.choices()) {
            words.add(choice.label());
            words.add(choice.value());
        }
        store.put(key(userId), Words.joined(words), LIFETIME);
    }

    Optional<Open> of(String userId) {
        return store.get(key(userId)).map(Words::apart).map(words -> {
            List<Choice> choices = new ArrayList<>();
            for (int at = 4; at + 1 < words.size(); at += 2) {
                choices.add(new Choice(words.get(at), words.get(at + 1)));
            }
            return new Open(words.get(0), words.get(1), words.get(2), Boolean.parseBoolean(words.get(3)), choices);
        });
    }

    void forget(String userId) {
        store.remove(key(userId));
    }

    /** Returns the value of the choice whose mark, label or value a text is. */
    static Optional<String> named(Open open, String text) {
        List<Choice> choices = open.choices();
        for (int place = 0; place < choices.size(); place++) {
            if (mark(choices, place).equalsIgnoreCase(text.replaceFirst("[).]$", ""))) {
                return Optional.of(choices.get(place).value());
            }
        }
        return choices.stream()
                .filter(choice ->
                        choice.label().equalsIgnoreCase(text) || choice.value().equals(text))
                .findFirst()
                .map(Choice::value);
    }

    /** Returns the value of the choice with which alone a text begins. */
    static Optional<String> begun(Open open, String text) {
        String begin = text.toLowerCase(Locale.ROOT);
        List<Choice> like = open.choices().stream()
                .filter(choice -> choice.label().toLowerCase(Locale.ROOT).startsWith(begin))
                .toList();
        return like.size() == 1 ? Optional.of(like.get(0).value()) : Optional.empty();
    }

    /** Returns what a choice is picked by: its number, or a letter where labels are numbers themselves. */
    static String mark(List<Choice> choices, int place) {
        boolean areNumbers = choices.stream().anyMatch(choice -> choice.label().matches("[0-9]{1,3}"));
        return areNumbers ? String.valueOf((char) ('a' + place)) : String.valueOf(place + 1);
    }

    private static String key(String userId) {
        return "question/" + userId;
    }
}
