package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a body, each of the kind that it must be; what is not given is absent. */
record Values(Map<String, JsonNode> fields) {

    Values {
        fields = new LinkedHashMap<>(fields);
    }

    /** Returns a text, "" where it is not given or null. */
    String text(String name) {
        JsonNode value = fields.get(name);
        return value == null || value.isNull() ? "" : value.asText();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    JsonNode value(String name) {
        JsonNode value = fields.get(name);
        return value == null ? MissingNode.getInstance() : value;
    }

    /** All texts by name. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.keySet().forEach(name -> texts.put(name, text(name)));
        return texts;
    }
}
