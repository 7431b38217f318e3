package dev.shipmate.plugins.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void namesWhatIsRelatedAndChosen() {
        assertEquals(
                List.of(
                        new Difference("face", "Front", "Rear"),
                        new Difference("position", "10", ""),
                        new Difference("status", "Active", "Planned"),
                        new Difference("tags", "blue", "blue, red")),
                between("""
                        {"status": {"id": "1", "display": "Active"}, "position": 10, "face": {"value": "front", "label": "Front"},
                         "tags": [{"id": "7", "display": "blue"}], "last_updated": "yesterday"}
                        """, """
                        {"status": {"id": "2", "display": "Planned"}, "position": null, "face": {"value": "rear", "label": "Rear"},
                         "tags": [{"id": "7", "display": "blue"}, {"id": "8", "display": "red"}], "last_updated": "today"}
                        """));
    }

    @Test
    void aRelatedObjectIsTheSameAsLongAsItsIdIs() {
        assertEquals(
                List.of(),
                between(
                        "{\"location\": {\"id\": \"1\", \"display\": \"ams01\", \"last_updated\": \"yesterday\"}}",
                        "{\"location\": {\"id\": \"1\", \"display\": \"ams02\", \"last_updated\": \"today\"}}"));
    }

    @Test
    void theOrderOfAListTellsNothing() {
        assertEquals(
                List.of(),
                between(
                        "{\"tags\": [{\"id\": \"1\"}, {\"id\": \"2\"}], \"comments\": null}",
                        "{\"tags\": [{\"id\": \"2\"}, {\"id\": \"1\"}], \"comments\": \"\"}"));
    }

    @Test
    void aFieldThatOnlyAnotherVersionKnowsIsNoChange() {
        assertEquals(List.of(), between("{\"old\": 1}", "{\"new\": 1}"));
    }

    @Test
    void customFieldsAreToldOneByOne() {
        assertEquals(
                List.of(new Difference("owner", "", "Ada"), new Difference("rack side", "left", "")),
                between(
                        "{\"custom_fields\": {\"rack_side\": \"left\", \"same\": 1}}",
                        "{\"custom_fields\": {\"owner\": \"Ada\", \"same\": 1}}"));
    }

    @Test
    void whatHasNoNameIsShownAsItIs() {
        assertEquals(
                List.of(
                        new Difference("cable", "", "7eac"),
                        new Difference("local config context data", "", "{\"ntp\":[1]}")),
                between(
                        "{\"cable\": null, \"local_config_context_data\": null}",
                        "{\"cable\": {\"id\": \"7eac\", \"display\": \"7eac\"}, \"local_config_context_data\": {\"ntp\": [1]}}"));
    }

    private static List<Difference> between(String before, String after) {
        return Differences.between(read(before), read(after));
    }

    private static JsonObject read(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
