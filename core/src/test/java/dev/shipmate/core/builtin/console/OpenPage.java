package dev.shipmate.core.builtin.console;

import dev.shipmate.core.admin.Browser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A page's event stream, read one event at a time. */
final class OpenPage implements AutoCloseable {

    private final BufferedReader lines;

    record Event(String id, String name, String data) {}

    OpenPage(Browser browser, String lastEventId) {
        HttpRequest.Builder request = browser.request("/console/events").header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            InputStream body = HttpClient.newHttpClient()
                    .send(request.build(), BodyHandlers.ofInputStream())
                    .body();
            this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The next event; comments are passed over. */
    Event next() {
        String id = "";
        String name = "";
        String data = "";
        for (String line = line(); ; line = line()) {
            if (line == null) {
                throw new AssertionError("the stream has ended");
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !name.isEmpty()) {
                return new Event(id, name, data);
            }
        }
    }

    /** The first event whose data holds a text, quoted. */
    Event until(String text) {
        Event event = next();
        while (!event.data().contains('"' + text + '"')) {
            event = next();
        }
        return event;
    }

    /** Whether nothing comes any more. */
    boolean hasEnded() {
        String line = "";
        while (line != null) {
            line = line();
        }
        return true;
    }

    private String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
