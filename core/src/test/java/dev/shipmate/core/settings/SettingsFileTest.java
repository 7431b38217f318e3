package dev.shipmate.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    Path folder;

    @Test
    void aMissingFileIsEmpty() {
        SettingsFile file = SettingsFile.read(folder, Map.of(), Map.of());

        assertEquals(Set.of(), file.keys());
        assertEquals(List.of(), file.problems());
        assertNull(file.text("http_port"));
    }

    @Test
    void aValueIsReadWithoutTheBlanksAroundIt() throws Exception {
        SettingsFile file = Lines.in(folder, "# a remark", "http_port   =   9090   ", "greeting = Grüß Gott");

        assertEquals("9090", file.text("http_port"));
        assertEquals("Grüß Gott", file.text("greeting"));
        assertEquals("file", file.value("http_port").orElseThrow().source());
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstKey() throws Exception {
        assertEquals(
                Set.of("http_port"), Lines.in(folder, "\uFEFFhttp_port = 1").keys());
    }

    @Test
    void theCommandLineWinsOverTheFileAndItsMistakes() throws Exception {
        Lines.write(folder, "http_port = ${NOT_SET}", "http_host = a", "http_host = b");

        SettingsFile file = SettingsFile.read(folder, Map.of(), Map.of("http_port", "0", "http_host", "${c}"));

        assertEquals("0", file.text("http_port"));
        assertEquals("command line", file.value("http_port").orElseThrow().source());
        assertEquals("${c}", file.text("http_host"), "taken as it is: the shell has resolved it");
        assertEquals(List.of(), HostSettings.problems(file));
    }

    @Test
    void aKeyThatStandsTwiceIsAProblemOfItsOwner() throws Exception {
        SettingsFile file = Lines.in(folder, "http_port = 1", "http_port = 2", "unread = 1", "unread = 2");

        assertEquals(List.of(), file.problems(), "a line that nobody reads stops nobody");
        assertEquals(
                List.of("http_port stands twice in the file. Keep one of its lines."),
                HostSettings.problems(file).stream().map(Problem::toString).toList());
    }

    @Test
    void aFileThatIsNotUtf8IsAProblemOfTheHost() throws Exception {
        Files.write(folder.resolve("plugins.properties"), "a = ä".getBytes(StandardCharsets.ISO_8859_1));

        assertTold("is not UTF-8 in line 1. Save it as UTF-8.", SettingsFile.read(folder, Map.of(), Map.of()));
    }

    @Test
    void aMalformedEscapeIsAProblemOfTheHost() throws Exception {
        assertTold("in line 2. Write a backslash as two.", Lines.in(folder, "a = 1", "path = C:\\users"));
    }

    @Test
    void aFolderInPlaceOfTheFileIsAProblemOfTheHost() throws Exception {
        Files.createDirectory(folder.resolve("plugins.properties"));

        assertTold("cannot be read", SettingsFile.read(folder, Map.of(), Map.of()));
    }

    @Test
    void aSwitchIsTrueOrFalseOrUnsaid() throws Exception {
        SettingsFile file = Lines.in(folder, "enable_a = TRUE", "enable_b = false", "enable_c = maybe");

        assertEquals(Optional.of(true), file.isEnabled("a"));
        assertEquals(Optional.of(false), file.isEnabled("b"));
        assertEquals(Optional.empty(), file.isEnabled("c"));
        assertEquals(Optional.empty(), file.isEnabled("d"));
    }

    @Test
    void noTextIsPrinted() throws Exception {
        SettingsFile file = Lines.in(folder, "token = swordfish");

        assertFalse((file.toString() + file.value("token")).contains("swordfish"));
    }

    private static void assertTold(String text, SettingsFile file) {
        assertEquals(1, file.problems().size());
        Problem problem = file.problems().get(0);
        assertEquals(Problem.HOST, problem.owner());
        assertTrue(problem.toString().contains(text), problem.toString());
    }
}
