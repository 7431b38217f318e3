package dev.shipmate.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantCsvTest {

    @Test
    void what_was_written_is_read_again() {
        List<Grant> grants = List.of(
                Grant.allow("*", "*", "*", GrantType.ORGANIZATION, "T1"),
                new Grant(
                        "console",
                        "network",
                        "get-*",
                        GrantType.USER,
                        "=1+1, \"Ada\"",
                        "@ops",
                        "C1",
                        Effect.DENY,
                        Instant.parse("2030-01-01T00:00:00Z")));

        assertEquals(grants, GrantCsv.read(GrantCsv.write(grants)));
        assertTrue(GrantCsv.write(grants)
                .startsWith("platform,command,subcommand,grant_type,name,value,channel,effect,expires_at\r\n"
                        + "*,*,*,organization,,T1,,allow,\r\n"));
    }

    @Test
    void columns_may_stand_in_any_order() {
        assertEquals(
                List.of(Grant.allow("*", "jokes", "tell", GrantType.USER, "U1")),
                GrantCsv.read("value,Grant_Type, subcommand ,command\nU1,User,tell,jokes\n"));
    }

    @Test
    void a_file_that_nautobot_wrote_is_read_unchanged() {
        String text = "display,id,object_type,natural_slug,command,subcommand,grant_type,name,value,created,"
                + "last_updated,tags,cf_owner\r\n"
                + "x,0a5c9d7e-0000-0000-0000-000000000000,nautobot_chatops.accessgrant,x_0a5c,*,*,organization,"
                + "\"Acme, Inc.\",T202B88NN,2024-01-01T00:00:00Z,2024-01-01T00:00:00Z,\"a,b\",\r\n";

        assertEquals(
                List.of(new Grant(
                        "*", "*", "*", GrantType.ORGANIZATION, "Acme, Inc.", "T202B88NN", "", Effect.ALLOW, null)),
                GrantCsv.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void any_line_ending_blank_lines_and_a_byte_order_mark_are_fine(String end) {
        String text = "\ufeff"
                + String.join(end, "command,subcommand,grant_type,value", "", "a,b,user,U1", ",,,", "a,c,user,U1");

        assertEquals(2, GrantCsv.read(text).size());
        assertEquals(2, GrantCsv.read(text + end).size());
        assertEquals(
                List.of("line 6: Is the same grant as line 3. Remove one of them."), lines(text + end + "a,b,user,U1"));
    }

    @Test
    void every_bad_line_is_told_with_its_number() {
        assertEquals(
                List.of(
                        "line 3: grant_type: Must be organization, channel or user.",
                        "line 3: command: Is missing. Write the command's name, or * for every command.",
                        "line 4: Has 3 fields where there are 4 columns. Quote a value with a comma in it.",
                        "line 6: subcommand: Must be * when the command is *. Write * here, or name the command."),
                lines("command,subcommand,grant_type,value\n"
                        + "a,b,user,U1\n"
                        + ",b,team,U1\n"
                        + "a,b,user\n"
                        + "a,d,user,U1\n"
                        + "*,b,user,U1\n"));
    }

    @Test
    void a_value_of_two_lines_does_not_shift_the_numbers() {
        assertEquals(
                List.of(
                        "line 2: name: Holds a control character, such as a line break. Remove it.",
                        "line 4: grant_type: Must be organization, channel or user."),
                lines("command,subcommand,grant_type,value,name\n" + "a,b,user,U1,\"two\nlines\"\n" + "a,b,x,U1,\n"));
    }

    @Test
    void a_misspelt_or_missing_column_is_told_before_anything_else() {
        assertEquals(
                List.of(
                        "line 1: There is no column \"chanel\". Use platform, command, subcommand, grant_type, name,"
                                + " value, channel, effect, expires_at.",
                        "line 1: The column command stands there twice. Remove one.",
                        "line 1: The column grant_type is missing. Add it."),
                lines("command,subcommand,value,chanel,command\nrubbish\n"));
    }

    @Test
    void an_empty_file_is_no_list_of_grants() {
        assertTrue(lines("").get(0).startsWith("line 1: The file is empty."));
        assertTrue(lines("\n \n").get(0).startsWith("line 1: The file is empty."));
    }

    @Test
    void an_open_quote_is_told_where_it_opens() {
        assertEquals(
                List.of("line 2: A quote opens here and is never closed. Close it, or double it to mean itself."),
                lines("command,subcommand,grant_type,value\na,b,user,\"U1\na,c,user,U2\n"));
    }

    private static List<String> lines(String text) {
        return assertThrows(GrantCsvException.class, () -> GrantCsv.read(text)).problems().stream()
                .map(GrantCsvException.Problem::toString)
                .toList();
    }
}
