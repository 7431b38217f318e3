package dev.shipmate.core.admin;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The style sheets, scripts and pictures of our pages. Only what is named here can be read. */
final class Assets {

    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String PICTURE = "image/svg+xml";

    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("pico.css", CSS),
            Map.entry("shipmate.css", CSS),
            Map.entry("console.css", CSS),
            Map.entry("pages.css", CSS),
            Map.entry("shipmate.svg", PICTURE),
            Map.entry("console.js", SCRIPT),
            Map.entry("blocks.js", SCRIPT),
            Map.entry("composer.js", SCRIPT),
            Map.entry("elements.js", SCRIPT),
            Map.entry("entries.js", SCRIPT),
            Map.entry("pages.js", SCRIPT),
            Map.entry("prompts.js", SCRIPT));

    private static final String PICO = "/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css";

    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    private record Asset(byte[] content, String tag) {}

    /** Answers with the file; a browser asks each time, and is mostly told that it has it already. */
    void serve(Context context, String name) {
        String mediaType = MEDIA_TYPES.get(name);
        if (mediaType == null) {
            throw new NotFoundResponse();
        }
        Asset asset = loaded.computeIfAbsent(name, Assets::load);
        context.header("ETag", asset.tag()).header("Cache-Control", "no-cache");
        if (asset.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(mediaType).result(asset.content());
        }
    }

    private static Asset load(String name) {
        String resource = name.equals("pico.css") ? PICO : "/dev/shipmate/core/admin/assets/" + name;
        try (@Nullable InputStream file = Assets.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("the host's jars lack " + resource);
            }
            byte[] content = file.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Asset(content, '"' + HexFormat.of().formatHex(digest, 0, 8) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
