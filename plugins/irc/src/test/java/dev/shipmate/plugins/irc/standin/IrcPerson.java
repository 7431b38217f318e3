package dev.shipmate.plugins.irc.standin;

import static org.awaitility.Awaitility.await;

import dev.shipmate.testkit.Person;
import dev.shipmate.testkit.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody in a channel, or alone with the bot, who reads to the end what is said in pages. */
final class IrcPerson implements Person {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern MORE = Pattern.compile("… \\d+ more lines: (\\S+)");

    private final FakeIrc irc;
    private final String nick;
    private final String account;
    /** The empty string where nobody else is. */
    private final String channel;

    private final Set<String> answered;
    private final Set<Integer> readOn = ConcurrentHashMap.newKeySet();
    private String last = "";
    private boolean hasAsked;

    IrcPerson(FakeIrc irc, String nick, String account, String channel, Set<String> answered) {
        this.irc = irc;
        this.nick = nick;
        this.account = account;
        this.channel = channel;
        this.answered = answered;
    }

    @Override
    public String id() {
        return account;
    }

    @Override
    public void types(String line) {
        hasAsked = true;
        say(channel.isEmpty() ? irc.bot() : channel, channel.isEmpty() ? line : "!" + line);
    }

    @Override
    public void repeats() {
        irc.sendAndWait(last);
    }

    @Override
    public synchronized List<Shown> sees() {
        List<Utterance> all = visible();
        while (hasAsked && !all.isEmpty() && isToBeContinued(all.get(all.size() - 1))) {
            Utterance page = all.get(all.size() - 1);
            readOn.add(page.number());
            Matcher more = MORE.matcher(lastLine(page));
            more.matches();
            say(page.target().startsWith("#") ? page.target() : irc.bot(), more.group(1));
            await().atMost(PATIENCE).until(() -> visible().stream().anyMatch(said -> said.number() > page.number()));
            all = visible();
        }
        // nobody looks again at a question that is answered, although it is not taken away
        return all.stream()
                .filter(said -> !answered.contains(nick + said.number()))
                .map(said -> Screen.shown(said, !said.target().startsWith("#")))
                .toList();
    }

    @Override
    public void picks(Shown prompt, String label) {
        int place = prompt.choices().indexOf(label);
        if (place < 0) {
            throw new AssertionError("there is no choice " + label + " in " + prompt);
        }
        answer(prompt, String.valueOf(place + 1));
    }

    @Override
    public void opens(Shown prompt) {
        throw new AssertionError("there are no forms in IRC");
    }

    @Override
    public void fills(Shown prompt, Map<String, String> answers) {
        answer(prompt, answers.values().iterator().next());
    }

    @Override
    public void cancels(Shown prompt) {
        answer(prompt, "cancel");
    }

    private void answer(Shown prompt, String text) {
        answered.add(nick + prompt.id());
        say(irc.bot(), text);
    }

    private boolean isToBeContinued(Utterance said) {
        return MORE.matcher(lastLine(said)).matches() && !readOn.contains(said.number());
    }

    private static String lastLine(Utterance said) {
        return said.texts().get(said.texts().size() - 1);
    }

    private List<Utterance> visible() {
        return irc.said().stream()
                .filter(said -> said.target().equals(channel) || said.target().equals(nick))
                .toList();
    }

    private void say(String target, String text) {
        await().atMost(PATIENCE).until(() -> !irc.bot().isEmpty() && (channel.isEmpty() || irc.isIn(channel)));
        last = "@account=" + account + ";msgid=" + UUID.randomUUID() + " :" + nick + "!u@h PRIVMSG "
                + (target.isEmpty() ? irc.bot() : target) + " :" + text;
        irc.sendAndWait(last);
    }
}
