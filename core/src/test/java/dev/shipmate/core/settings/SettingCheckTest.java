package dev.shipmate.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingCheckTest {

    private static final Setting<String> TOKEN = Setting.secret("token", "Token of the service");
    private static final Setting<Integer> SIZE =
            Setting.integer("size", "How many", 1, 9).defaultsTo("3");
    private static final Setting<?> ADDRESS = Setting.uri("address", "Where it is");

    @TempDir
    Path folder;

    @Test
    void allMistakesAreToldAtOnceEachWithKeyPluginAndRemedy() throws Exception {
        SettingsFile file = Lines.in(folder, "size = 12", "address = ${NOWHERE}");

        List<String> told = told(file, TOKEN, SIZE, ADDRESS);

        assertEquals(
                List.of(
                        "plugin jokes: token is missing: Token of the service. Write token = … into " + file.path()
                                + ".",
                        "plugin jokes: size must be a whole number from 1 to 9. Mend the line in " + file.path() + ".",
                        "plugin jokes: address refers to ${NOWHERE}, which is not set. Set NOWHERE in the environment"
                                + " or in conf/.env, or write ${NOWHERE:-default}."),
                told);
    }

    @Test
    void aDefaultAndAnEmptyOptionalAreNoMistake() throws Exception {
        assertEquals(List.of(), told(Lines.in(folder, "size ="), SIZE, TOKEN.optional()));
    }

    @Test
    void noMessageRepeatsTheText() throws Exception {
        Setting<?> careless = Setting.of("number", "A number", "number", Integer::valueOf);
        SettingsFile file = Lines.in(folder, "number = swordfish", "address = ftp://ada:swordfish@example.org");

        List<String> told = told(file, careless, ADDRESS);

        assertEquals(2, told.size());
        assertFalse(told.toString().contains("swordfish"), told.toString());
        assertTrue(told.get(0).contains("number cannot be read as number"), told.get(0));
    }

    @Test
    void aReaderThatThrowsAnythingIsAMistakeOfItsKey() throws Exception {
        Setting<?> broken = Setting.of("broken", "Broken", "text", text -> {
            throw new IllegalStateException();
        });

        assertEquals(1, told(Lines.in(folder, "broken = 1"), broken).size());
    }

    @Test
    void secretsAreShownAsStars() throws Exception {
        Files.writeString(folder.resolve("secret"), "swordfish");
        SettingsFile file = Lines.in(
                folder,
                Map.of("S", "x"),
                "token = ${S}",
                "size = ${file:secret}",
                "address = https://a:b@example.org/x");

        assertEquals(new ShownValue("***", "file (environment)"), ShownValue.of(file, TOKEN));
        assertEquals(new ShownValue("***", "file (secret file)"), ShownValue.of(file, SIZE));
        assertEquals(new ShownValue("https://***@example.org/x", "file"), ShownValue.of(file, ADDRESS));
    }

    @Test
    void aDefaultIsShownAsSuchAndNothingAsNothing() throws Exception {
        SettingsFile file = Lines.in(folder, "size =");

        assertEquals(new ShownValue("3", "default"), ShownValue.of(file, SIZE));
        assertEquals(new ShownValue("", ""), ShownValue.of(file, ADDRESS));
    }

    private static List<String> told(SettingsFile file, Setting<?>... settings) {
        return new SettingCheck("jokes", file)
                .check(List.of(settings)).stream().map(Problem::toString).toList();
    }
}
