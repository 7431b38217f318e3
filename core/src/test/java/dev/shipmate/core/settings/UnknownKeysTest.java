package dev.shipmate.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownKeysTest {

    @TempDir
    Path folder;

    @Test
    void aMisspeltKeyIsReportedWithTheNearestOne() throws Exception {
        assertEquals(
                List.of("htp_port is not a setting of the host or of an installed plugin. Did you mean http_port?"),
                told("htp_port = 1", "http_host = a"));
    }

    @Test
    void theKeyOfAPluginThatIsNotInstalledIsNotTakenForAMisspelling() throws Exception {
        assertEquals(
                List.of("enable_telegraph is not a setting of the host or of an installed plugin."
                        + " Install the plugin that needs it, or remove the line."),
                told("enable_telegraph = true"));
    }

    @Test
    void anUnknownKeyIsFoundEvenIfItsReferenceIsBroken() throws Exception {
        assertEquals(1, told("htp_port = ${NOWHERE}").size());
    }

    @Test
    void aFormerKeyIsAcceptedAndNobodyIsPointedToIt() throws Exception {
        assertEquals(List.of(), told("old_port = 1"));
        assertEquals(1, told("old_pott = 1").size());
        assertTrue(told("old_pott = 1").get(0).contains("Install"));
    }

    private List<String> told(String... lines) throws Exception {
        List<String> known = List.of("http_port", "http_host", "enable_jokes", "enable_console");
        return UnknownKeys.in(Lines.in(folder, lines), known, List.of("old_port")).stream()
                .peek(problem -> assertEquals(Problem.Severity.WARNING, problem.severity()))
                .map(Problem::toString)
                .toList();
    }
}
