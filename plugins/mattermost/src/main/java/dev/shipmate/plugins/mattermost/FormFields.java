package dev.shipmate.plugins.mattermost;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a form, in a body or in a query. */
final class FormFields {

    private FormFields() {}

    /** Reads fields; of two with one name, the first counts. */
    static Map<String, String> parse(byte[] form) throws MalformedPayloadException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : new String(form, ISO_8859_1).split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                fields.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    /** Returns the text of bytes that must be UTF-8 without NUL characters. */
    static String utf8(byte[] bytes) throws MalformedPayloadException {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw new MalformedPayloadException("The request holds NUL characters.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedPayloadException("The request is not UTF-8.");
        }
    }

    private static String decoded(String text) throws MalformedPayloadException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text, i + 1) * 16 + hex(text, i + 2));
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int hex(String text, int index) throws MalformedPayloadException {
        int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0) {
            throw new MalformedPayloadException("The form is malformed.");
        }
        return digit;
    }
}
