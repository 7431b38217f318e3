package dev.shipmate.plugins.webex;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shipmate.spi.message.Block;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A body of several parts: some texts and one file. */
final class Multipart {

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\"\\\\]");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,60}(; ?charset=[\\w-]{1,20})?");

    private Multipart() {}

    static WebexHttp.Content of(Map<String, String> texts, Block.Attachment file) {
        String boundary = "part-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        texts.forEach((name, text) -> write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n"));
        String type = MEDIA_TYPE.matcher(file.mediaType()).matches() ? file.mediaType() : "application/octet-stream";
        write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                        + UNFIT.matcher(file.name()).replaceAll("_") + "\"\r\nContent-Type: " + type + "\r\n\r\n");
        body.writeBytes(file.content());
        write(body, "\r\n--" + boundary + "--\r\n");
        return new WebexHttp.Content("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(UTF_8));
    }
}
