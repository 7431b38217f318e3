package dev.shipmate.plugins.slack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes URL-encoded forms; reads them strictly: what is no form, no UTF-8, or holds NUL characters is refused.
 */
final class SlackForm {

    private SlackForm() {}

    /** Returns the fields; of several with one name the first. */
    static Map<String, String> parse(byte[] body) throws MalformedPayloadException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : new String(body, ISO_8859_1).split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            fields.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    /** Returns the fields as the body of a request; those without a value are left out. */
    static byte[] encoded(Map<String, ? extends @Nullable String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> {
            if (value != null) {
                form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(URLEncoder.encode(value, UTF_8));
            }
        });
        return form.toString().getBytes(UTF_8);
    }

    private static String decoded(String text) throws MalformedPayloadException {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) (hex(text, i + 1) * 16 + hex(text, i + 2));
                i += 2;
            } else {
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        return utf8(bytes, length);
    }

    private static int hex(String text, int index) throws MalformedPayloadException {
        int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0) {
            throw new MalformedPayloadException("The form is malformed.");
        }
        return digit;
    }

    /** Returns the text of bytes that must be UTF-8 without NUL characters. */
    static String utf8(byte[] bytes) throws MalformedPayloadException {
        return utf8(bytes, bytes.length);
    }

    private static String utf8(byte[] bytes, int length) throws MalformedPayloadException {
        String text = isAscii(bytes, length) ? new String(bytes, 0, length, US_ASCII) : strictly(bytes, length);
        if (text.indexOf('\0') >= 0) {
            throw new MalformedPayloadException("The request holds NUL characters.");
        }
        return text;
    }

    /** Most of it is, and needs no decoder, which takes 100 times the room of a short text. */
    private static boolean isAscii(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static String strictly(byte[] bytes, int length) throws MalformedPayloadException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedPayloadException("The request is not UTF-8.");
        }
    }
}
