package dev.shipmate.core.builtin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.PlainText;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessCommandsTest {

    @TempDir
    Path home;

    private HostBox box;
    private User boss;

    @BeforeEach
    void start() {
        box = new HostBox(home, HostBox.RICH, Map.of());
        boss = new User(box, "T1", "C1", "boss");
        box.grant("*", "*", "organization", "*");
        box.grant("*", "*", "channel", "C1");
        box.grant("shipmate", "*", "user", "boss");
    }

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void grantsAreListedForTheAskerAlone() {
        Message all = boss.says("shipmate grants").isTold("shipmate *");
        assertTrue(all.isPrivate());
        assertTrue(PlainText.of(all).contains("C1"));
        Message some = boss.says("shipmate grants boss").isTold("boss");
        assertFalse(PlainText.of(some).contains("C1"));
        boss.says("shipmate grants nothing such").isTold("No grant holds \"nothing such\".");
    }

    @Test
    void explainSaysWhatBlocksSomebodyHere() {
        String told =
                PlainText.of(boss.says("shipmate explain ada bench plain").isTold("is not permitted by user ada"));
        assertTrue(told.contains("permits") && told.contains("bench plain for user ada"), told);
        box.grant("bench", "*", "user", "ada");
        boss.says("shipmate explain ada bench plain").isTold("Permitted.");
        boss.says("shipmate explain ada shipmate whoami").isTold("this needs no grant");
    }
}
