package dev.shipmate.core.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a backup says of itself: the entry {@code manifest.json}.
 *
 * @param shipmate the version that wrote it
 * @param schema the version of its tables
 * @param created when, as ISO 8601 says it
 * @param files its other entries by name
 */
record BackupManifest(String shipmate, int schema, String created, Map<String, Entry> files) {

    static final String NAME = "manifest.json";

    private static final int FORMAT = 1;

    /**
     * One entry.
     *
     * @param size in bytes
     * @param sha256 in hexadecimal digits
     */
    record Entry(long size, String sha256) {}

    BackupManifest {
        files = new LinkedHashMap<>(files);
    }

    String toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("shipmate", shipmate)
                .put("schema", schema)
                .put("created", created);
        ObjectNode entries = json.putObject("files");
        files.forEach((name, entry) ->
                entries.putObject(name).put("size", entry.size()).put("sha256", entry.sha256()));
        return json.toPrettyString();
    }

    static BackupManifest fromJson(String text) {
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new BackupException("its " + NAME + " is not JSON", e);
        }
        if (json.path("format").asInt() != FORMAT) {
            throw new BackupException("it is of a format that this version does not know");
        }
        Map<String, Entry> files = new LinkedHashMap<>();
        json.path("files")
                .properties()
                .forEach(file -> files.put(
                        file.getKey(),
                        new Entry(
                                file.getValue().path("size").asLong(),
                                file.getValue().path("sha256").asText())));
        return new BackupManifest(
                json.path("shipmate").asText(),
                json.path("schema").asInt(),
                json.path("created").asText(),
                files);
    }
}
