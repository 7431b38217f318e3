package dev.shipmate.plugins.msteams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.shipmate.spi.command.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The app package that is uploaded to Teams: a manifest and two icons in a zip. The same app gets the same bytes. */
final class AppPackage {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final List<String> SCOPES = List.of("personal", "team", "groupchat");
    private static final String HOME = "https://shipmate.dev";
    private static final int MOST_COMMANDS = 10;
    private static final int LONGEST_TITLE = 32;
    private static final int LONGEST_DESCRIPTION = 128;
    private static final int TEAL = 0xFF0F766E;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int NOTHING = 0x00000000;

    private final String appId;
    private final String website;

    AppPackage(String appId, Optional<URI> address) {
        this.appId = appId;
        this.website = address.filter(uri -> "https".equalsIgnoreCase(uri.getScheme()))
                .map(URI::toString)
                .orElse(HOME);
    }

    byte[] of(List<Command> commands) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "manifest.json", (GSON.toJson(manifest(commands)) + "\n").getBytes(UTF_8));
            add(zip, "color.png", Icon.png(192, TEAL, WHITE));
            add(zip, "outline.png", Icon.png(32, NOTHING, WHITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Map<String, Object> manifest(List<Command> commands) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("$schema", "https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.schema.json");
        manifest.put("manifestVersion", "1.17");
        manifest.put("version", "1.0.0");
        // the id of the app in Teams, which stays the same for the same bot
        manifest.put(
                "id",
                UUID.nameUUIDFromBytes(("shipmate " + appId).getBytes(UTF_8)).toString());
        manifest.put(
                "developer",
                ordered("name", "Shipmate", "websiteUrl", website, "privacyUrl", website, "termsOfUseUrl", website));
        manifest.put("name", ordered("short", "Shipmate", "full", "Shipmate, commands for network teams"));
        manifest.put(
                "description",
                ordered(
                        "short", "Network commands in chat",
                        "full",
                                "Type a command, such as help, and Shipmate checks who may run it, runs it and answers."));
        manifest.put("icons", ordered("color", "color.png", "outline", "outline.png"));
        manifest.put("accentColor", "#0F766E");
        manifest.put("bots", List.of(bot(commands)));
        manifest.put("permissions", List.of("identity", "messageTeamMembers"));
        manifest.put("validDomains", List.of());
        return manifest;
    }

    private Map<String, Object> bot(List<Command> commands) {
        List<Map<String, Object>> listed = new ArrayList<>();
        commands.stream()
                .filter(command -> command.name().length() <= LONGEST_TITLE)
                .limit(MOST_COMMANDS)
                .forEach(command ->
                        listed.add(ordered("title", command.name(), "description", shortened(command.summary()))));
        Map<String, Object> bot = new LinkedHashMap<>();
        bot.put("botId", appId);
        bot.put("scopes", SCOPES);
        bot.put("supportsFiles", true);
        bot.put("isNotificationOnly", false);
        if (!listed.isEmpty()) {
            bot.put("commandLists", List.of(ordered("scopes", SCOPES, "commands", listed)));
        }
        return bot;
    }

    private static String shortened(String text) {
        String line = text.isBlank() ? "A command" : text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_DESCRIPTION ? line : line.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
