package dev.shipmate.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("TOKEN", "abc", "EMPTY", "", "TRICK", "${TOKEN} ${file:/etc/hostname}");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "${TOKEN}, abc",
        "x-${TOKEN}-${TOKEN}, x-abc-abc",
        "${TOKEN:-other}, abc",
        "${NOT_SET:-other}, other",
        "${NOT_SET:-http://a:-b}, http://a:-b",
        "${EMPTY:-other}, other",
        "${EMPTY}, ''",
        "${NOT_SET:-}, ''",
        "$TOKEN, $TOKEN",
        "$${TOKEN}, ${TOKEN}",
        "a$$b, a$$b",
    })
    void aReferenceIsResolved(String written, String meant) throws Exception {
        SettingsFile file = Lines.in(folder, ENVIRONMENT, "key = " + written);

        assertEquals(List.of(), file.problems("jokes", "key"));
        assertEquals(meant, file.text("key"));
    }

    @Test
    void whatAVariableHoldsIsNotResolvedAgain() throws Exception {
        assertEquals(
                "${TOKEN} ${file:/etc/hostname}",
                Lines.in(folder, ENVIRONMENT, "key = ${TRICK}").text("key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"script:javascript:1+1", "sys:user.home", "java:version", "url:UTF-8:file:///etc/hostname"})
    void theLookUpsOfTheLibraryAreNotThere(String reference) throws Exception {
        assertEquals(1, told(Lines.in(folder, "key = ${" + reference + "}")).size());
    }

    @Test
    void everyReferenceThatCannotBeResolvedIsTold() throws Exception {
        SettingsFile file = Lines.in(folder, "key = ${ONE}-${TWO}-${file:three}");

        assertEquals(
                List.of(
                        "plugin jokes: key refers to ${ONE}, which is not set."
                                + " Set ONE in the environment or in conf/.env, or write ${ONE:-default}.",
                        "plugin jokes: key refers to ${TWO}, which is not set."
                                + " Set TWO in the environment or in conf/.env, or write ${TWO:-default}.",
                        "plugin jokes: key refers to ${file:three}, which is not a file."
                                + " Write the secret into that file, or correct the path."),
                told(file));
    }

    @Test
    void aReferenceWithinAReferenceIsRefused() throws Exception {
        assertTrue(told(Lines.in(folder, "key = ${ONE:-${TWO}}")).get(0).contains("cannot be nested"));
    }

    @Test
    void theEnvironmentWinsOverTheFileBesideTheSettings() throws Exception {
        Files.writeString(folder.resolve(".env"), "# secrets\nTOKEN=from file\nOTHER=\"quoted # text\"\n");

        SettingsFile file = Lines.in(folder, ENVIRONMENT, "key = ${TOKEN}", "other = ${OTHER}");

        assertEquals("abc", file.text("key"));
        assertEquals("quoted # text", file.text("other"));
        assertEquals("file (environment)", file.value("other").orElseThrow().source());
    }

    @Test
    void aBrokenFileBesideTheSettingsIsToldWithoutItsText() throws Exception {
        Files.writeString(folder.resolve(".env"), "swordfish\n");

        SettingsFile file = Lines.in(folder, "key = 1");

        assertEquals(1, file.problems().size());
        assertTrue(file.problems().get(0).toString().contains(".env cannot be read"));
        assertFalse(file.problems().get(0).toString().contains("swordfish"));
    }

    @ParameterizedTest
    @CsvSource({"'abc\n', 'abc'", "'abc\r\n', 'abc'", "'abc\n\n', 'abc\n'", "' abc ', ' abc '", "'${TOKEN}', '${TOKEN}'"
    })
    void aSecretFileIsTakenWithoutTheLineBreakAtItsEnd(String written, String meant) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), written);

        SettingsFile absolute = Lines.in(folder, ENVIRONMENT, "key = ${file:" + secret + "}");
        SettingsFile relative = Lines.in(folder, ENVIRONMENT, "key = ${file:secret}");

        assertEquals(meant, absolute.text("key"));
        assertEquals(meant, relative.text("key"));
        assertEquals("file (secret file)", relative.value("key").orElseThrow().source());
    }

    @Test
    void aSecretFileThatIsNotThereTakesTheDefault() throws Exception {
        assertEquals("none", Lines.in(folder, "key = ${file:secret:-none}").text("key"));
    }

    @Test
    void aSecretFileThatIsTooLongOrNoTextIsRefused() throws Exception {
        Files.writeString(folder.resolve("long"), "a".repeat(64 * 1024 + 1));
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertTrue(told(Lines.in(folder, "key = ${file:long}")).get(0).contains("is longer than 65536 bytes"));
        assertTrue(told(Lines.in(folder, "key = ${file:binary}")).get(0).contains("is not UTF-8 text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/", "\0"})
    void whatIsNoFileIsRefusedAtOnce(String path) throws Exception {
        assertEquals(1, told(Lines.in(folder, "key = ${file:" + path + "}")).size());
    }

    private static List<String> told(SettingsFile file) {
        return file.problems("jokes", "key").stream().map(Problem::toString).toList();
    }
}
