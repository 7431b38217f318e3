package dev.shipmate.plugins.nautobot.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shipmate.spi.command.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    /** The recorded update sets the status of ams01-edge-01 from Active to Staged. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                   | true",
                "status=staged                      | true",
                "status=STAGED                      | true",
                "status=active                      | false",
                "status=failed status=staged        | true",
                "status=staged location=ams01       | true",
                "status=staged location=jfk01       | false",
                "location=ams*                      | true",
                "role=Edge Router                   | true",
                "role=edge router status=staged     | true",
                "name=ams01-*                       | true",
                "name=*leaf*                        | false",
                "face=front                         | true",
                "role=\"Edge Router\"               | true",
                "role=\u201cEdge Router\u201d user=alice | true",
                "position=10                        | true",
                "serial=SW7A0001                    | true",
                "event=updated                      | true",
                "event=created event=deleted        | false",
                "user=alice                         | true",
                "user=b*                            | false",
                "virtual_chassis=*                  | false",
                "no_such_field=*                    | false",
                "device-type=*                      | true",
            })
    void matchesAChangeThatWasRecorded(String typed, boolean isMatch) throws Exception {
        Filters filters = Filters.parse(typed == null ? "" : typed);
        assertEquals(isMatch, filters.match(Hook.device("3.2").change()), typed);
        assertEquals(isMatch, filters.match(Hook.device("2.4").change()), typed + " on 2.4");
    }

    @Test
    void takesAStatusThatStaysForNoNews() throws Exception {
        Hook renamed = Hook.of(
                "updated",
                "device",
                "{\"id\": \"1\", \"name\": \"a\", \"status\": {\"name\": \"Failed\"}}",
                "{\"id\": \"1\", \"name\": \"b\", \"status\": {\"name\": \"Failed\"}}");
        assertEquals(false, Filters.parse("status=failed").match(renamed.change()));
        assertEquals(true, Filters.parse("name=b").match(renamed.change()));
        assertEquals(
                true, Filters.parse("status=failed").match(renamed.asCreated().change()));
        assertEquals(
                true, Filters.parse("status=failed").match(renamed.asDeleted().change()));
    }

    @Test
    void namesWhatHasNoName() throws Exception {
        Change change = Hook.of(
                        "updated",
                        "prefix",
                        "{\"id\": \"1\"}",
                        "{\"id\": \"1\", \"display\": \"198.51.100.0/24: Global\"}")
                .change();
        assertEquals(true, Filters.parse("name=198.51.100.*").match(change));
        assertEquals(false, Filters.parse("name=198.51.101.*").match(change));
    }

    @Test
    void looksIntoListsAndOwnFields() throws Exception {
        Change change = Hook.of(
                        "updated",
                        "device",
                        "{\"id\": \"1\"}",
                        "{\"id\": \"1\", \"tags\": [{\"name\": \"blue\"}, {\"name\": \"edge\"}],"
                                + " \"custom_fields\": {\"owner\": \"ops\"}}")
                .change();
        assertEquals(true, Filters.parse("tags=edge").match(change));
        assertEquals(true, Filters.parse("owner=ops").match(change));
        assertEquals(true, Filters.parse("cf_owner=OPS").match(change));
        assertEquals(true, Filters.parse("tag=edge").match(change));
        assertEquals(false, Filters.parse("tags=red").match(change));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed",
                "status=",
                "status= location=ams01",
                "event=renamed",
                "a=1 b=1 c=1 d=1 e=1 f=1 g=1 h=1 i=1 j=1 k=1",
                "=failed",
                "password=a*",
            })
    void refusesWhatIsNoFilter(String typed) {
        assertThrows(CommandException.class, () -> Filters.parse(typed));
    }

    @Test
    void readsAgainAsItWrites() {
        Filters filters = Filters.parse("Status=failed   location=New York  name=a=b*");
        assertEquals("status=failed location=New York name=a=b*", filters.toString());
        assertEquals(filters, Filters.parse(filters.toString()));
    }
}
