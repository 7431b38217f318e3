package dev.shipmate.plugins.irc;

import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The lines of {@code plugins.properties}, and what is made of them. */
final class IrcSettings {

    private static final Pattern NAME = Pattern.compile("[!-~&&[^:,#@!*]][!-~&&[^:,@!*]]{0,49}");
    private static final Pattern CHANNEL = Pattern.compile("[#&+!][^\\s,:\\x07]{1,199}");

    private static final Setting<String> HOST = Setting.of("irc_host", "Name of the IRC server", "host name", text -> {
        if (text.matches("[A-Za-z0-9._:-]{1,253}")) {
            return text;
        }
        throw new IllegalArgumentException("must be the name or address of a server, such as irc.example.org");
    });
    private static final Setting<Integer> PORT =
            Setting.integer("irc_port", "Port of the IRC server", 1, 65_535).defaultsTo("6697");
    private static final Setting<Boolean> TLS = Setting.flag("irc_tls", "Encrypt the connection and verify the server")
            .defaultsTo("true");
    private static final Setting<Optional<Path>> CA_FILE = Setting.of(
                    "irc_tls_ca_file", "File of the authorities that certify the server, in PEM form", "file", Path::of)
            .optional();
    private static final Setting<String> NICK = Setting.of(
                    "irc_nick", "Nickname of the bot", "nickname", IrcSettings::nick)
            .defaultsTo("shipmate");
    private static final Setting<List<String>> CHANNELS = Setting.of(
                    "irc_channels", "Channels to be in, such as #ops, #net", "channels", IrcSettings::channels)
            .defaultsTo("");
    private static final Setting<Optional<String>> CHANNEL_KEYS = Setting.secret(
                    "irc_channel_keys", "Keys of channels that need one, such as #ops=word, #net=other")
            .optional();
    private static final Setting<Optional<String>> PASSWORD =
            Setting.secret("irc_password", "Password of the server").optional();
    private static final Setting<Optional<String>> SASL_USER =
            Setting.text("irc_sasl_user", "Account of the bot on the network").optional();
    private static final Setting<Optional<String>> SASL_PASSWORD =
            Setting.secret("irc_sasl_password", "Password of that account").optional();
    private static final Setting<String> PREFIX = Setting.of(
                    "irc_prefix",
                    "What stands before a command in a channel, or “nick” for the bot's nickname alone",
                    "a character or two",
                    IrcSettings::prefix)
            .defaultsTo("!");
    private static final Setting<Optional<String>> NETWORK = Setting.text(
                    "irc_network", "The organization's id where the server does not name its network")
            .optional();
    private static final Setting<Boolean> TRUST_NICKNAMES = Setting.flag(
                    "irc_trust_nicknames",
                    "Take nicknames for ids: only where nobody can take another's, as on a network of one's own")
            .defaultsTo("false");
    private static final Setting<Integer> LINES = Setting.integer(
                    "irc_lines", "How many lines of an answer are said before “more” is waited for", 4, 40)
            .defaultsTo("12");
    private static final Setting<Integer> LINE_PAUSE = Setting.integer(
                    "irc_line_pause", "Milliseconds between lines after the first four", 0, 10_000)
            .defaultsTo("1000");

    private IrcSettings() {}

    static List<Setting<?>> all() {
        return List.of(
                HOST,
                PORT,
                TLS,
                CA_FILE,
                NICK,
                CHANNELS,
                CHANNEL_KEYS,
                PASSWORD,
                SASL_USER,
                SASL_PASSWORD,
                PREFIX,
                NETWORK,
                TRUST_NICKNAMES,
                LINES,
                LINE_PAUSE);
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if some do not fit together; the message names them and holds no secret
     */
    static IrcConfig read(PluginContext context) {
        Optional<String> user = context.get(SASL_USER);
        Optional<String> password = context.get(SASL_PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException(
                    "irc_sasl_user and irc_sasl_password belong together: set the missing one, or neither");
        }
        return new IrcConfig(
                context.get(HOST),
                context.get(PORT),
                tls(context),
                context.get(NICK),
                channels(context),
                context.get(PASSWORD).orElse(""),
                user.orElse(""),
                password.orElse(""),
                context.get(PREFIX),
                context.get(NETWORK).orElse(context.get(HOST)),
                context.get(TRUST_NICKNAMES),
                context.get(LINES),
                Duration.ofMillis(context.get(LINE_PAUSE)));
    }

    private static @Nullable SSLSocketFactory tls(PluginContext context) {
        Optional<Path> authorities = context.get(CA_FILE);
        if (!context.get(TLS)) {
            return null;
        }
        return authorities.isPresent() ? Trust.in(authorities.get()) : (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private static Map<String, String> channels(PluginContext context) {
        Map<String, String> channels = new LinkedHashMap<>();
        context.get(CHANNELS).forEach(channel -> channels.put(channel, ""));
        for (String pair : context.get(CHANNEL_KEYS).orElse("").split("[,\\s]+", -1)) {
            int equals = pair.indexOf('=');
            String channel = pair.substring(0, Math.max(equals, 0));
            if (channels.containsKey(channel)) {
                channels.put(channel, pair.substring(equals + 1));
            } else if (!pair.isEmpty()) {
                throw new IllegalArgumentException(
                        "irc_channel_keys must be pairs such as #ops=word of channels that irc_channels names");
            }
        }
        return channels;
    }

    private static String nick(String text) {
        if (NAME.matcher(text).matches() && !Character.isDigit(text.charAt(0)) && text.charAt(0) != '-') {
            return text;
        }
        throw new IllegalArgumentException("must be a nickname without blanks that begins with a letter");
    }

    private static List<String> channels(String text) {
        List<String> channels = Arrays.stream(text.split("[,\\s]+", -1))
                .filter(name -> !name.isEmpty())
                .map(name -> CHANNEL.matcher(name).matches() ? name : "#" + name)
                .distinct()
                .toList();
        if (channels.stream().allMatch(name -> CHANNEL.matcher(name).matches())) {
            return channels;
        }
        throw new IllegalArgumentException("must be names of channels such as #ops, #net");
    }

    private static String prefix(String text) {
        if (text.equals("nick") || text.matches("[!-/:-@\\[-`{-~]{1,3}") && !text.startsWith("/")) {
            return text.equals("nick") ? "" : text;
        }
        throw new IllegalArgumentException(
                "must be one to three characters such as ! that are no letters and do not begin with /, or nick");
    }
}
