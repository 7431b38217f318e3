package dev.shipmate.spi.message;

import java.net.URI;
import java.util.Objects;

/**
 * A run of text within a {@link Block.Text}. The text of every span is data: an adapter escapes all of it, so that
 * nothing a network device is called can become markup.
 *
 * @since 1
 */
public sealed interface Span {

    /** Returns the words alone, without any emphasis. */
    String words();

    /** Returns plain text. */
    static Span plain(String text) {
        return new Plain(text);
    }

    /** Returns bold text. */
    static Span bold(String text) {
        return new Bold(text);
    }

    /** Returns text in a fixed-width face. */
    static Span code(String text) {
        return new Code(text);
    }

    /** Returns a link. */
    static Span link(String label, URI address) {
        return new Link(label, address);
    }

    /** Returns a mention of a user, which a platform may turn into a notification. */
    static Span mention(Party user) {
        return new Mention(user);
    }

    /** Plain text. */
    record Plain(String words) implements Span {
        public Plain {
            Objects.requireNonNull(words, "words");
        }
    }

    /** Bold text. */
    record Bold(String words) implements Span {
        public Bold {
            Objects.requireNonNull(words, "words");
        }
    }

    /** Text in a fixed-width face. */
    record Code(String words) implements Span {
        public Code {
            Objects.requireNonNull(words, "words");
        }
    }

    /**
     * A link.
     *
     * @param words what is shown
     * @param address an absolute http, https or mailto address
     */
    record Link(String words, URI address) implements Span {
        public Link {
            Objects.requireNonNull(words, "words");
            String scheme = address.getScheme();
            if (!"https".equals(scheme) && !"http".equals(scheme) && !"mailto".equals(scheme)) {
                throw new IllegalArgumentException("a link needs an http, https or mailto address, not " + address);
            }
        }
    }

    /** A mention of a user of the platform on which the message is sent. */
    record Mention(Party user) implements Span {
        public Mention {
            Objects.requireNonNull(user, "user");
        }

        @Override
        public String words() {
            return "@" + (user.name().isEmpty() ? user.id() : user.name());
        }
    }
}
