package dev.shipmate.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTalkTest {

    private final List<String> said = new ArrayList<>();
    private final ShellTalk talk = new ShellTalk(this::run, "ada", new PrintWriter(new StringWriter()));

    @Test
    void a_script_may_say_exit_too() throws IOException {
        assertTrue(TerminalTalk.script(talk, lines("jokes tell\n\n exit \nnetwork status\n")));
        assertEquals(List.of("jokes tell"), said);
    }

    @Test
    void a_script_that_only_ends_has_not_left() throws IOException {
        assertFalse(TerminalTalk.script(talk, lines("jokes tell\nexit now")));
        assertEquals(List.of("jokes tell", "exit now"), said);
    }

    private JsonNode run(String operation, JsonNode arguments) {
        if (operation.equals("shell.say")) {
            said.add(arguments.path("text").asText());
        }
        return JsonNodeFactory.instance.objectNode().put("done", true);
    }

    private static BufferedReader lines(String text) {
        return new BufferedReader(new StringReader(text));
    }
}
