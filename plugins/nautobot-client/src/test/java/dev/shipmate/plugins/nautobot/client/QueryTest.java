package dev.shipmate.plugins.nautobot.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void filters_stand_in_an_address_and_in_graphql() {
        Query query = Query.of("status", "Active")
                .and("status", "Planned")
                .and("vid", 110)
                .and("has_cable", true);
        assertEquals("?status=Active&status=Planned&vid=110&has_cable=true", query.inAddress());
        assertEquals("status: [\"Active\", \"Planned\"], vid: 110, has_cable: true", query.arguments());
        assertEquals("", Query.all().inAddress());
        assertEquals("", Query.all().arguments());
    }

    @Test
    void whatever_a_user_types_stays_a_value() {
        Query query = Query.of("name", "a&b=c #/?\" ) { id } x: devices(name: \"\\ \n\u2028");
        assertEquals(
                "?name=a%26b%3Dc%20%23%2F%3F%22%20%29%20%7B%20id%20%7D%20x%3A%20devices%28name%3A%20%22%5C%20%0A%E2%80%A8",
                query.inAddress());
        assertEquals(
                "name: \"a&b=c #/?\\\" ) { id } x: devices(name: \\\"\\\\ \\n\\u2028\"",
                query.arguments().replace("\\u0026", "&").replace("\\u003d", "="));
    }
}
