package dev.shipmate.core.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.lookup.LookedUp.Failed;
import dev.shipmate.core.lookup.LookedUp.Found;
import dev.shipmate.core.lookup.LookedUp.Match;
import dev.shipmate.core.talk.HostBox;
import dev.shipmate.spi.message.Party;
import dev.shipmate.spi.platform.PartyKind;
import dev.shipmate.spi.platform.PlatformException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookUpTest {

    @TempDir
    Path home;

    private HostBox box;
    private LookUp lookUp;

    @BeforeEach
    void start() {
        box = new HostBox(home, HostBox.RICH, Map.of());
        box.lab.known.add(new Party("U1", "Ada"));
        box.lab.known.add(new Party("U2", "Twin"));
        box.lab.known.add(new Party("U3", "Twin"));
        lookUp = new LookUp(() -> box.host.plugins().catalog(), box.clock);
    }

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aNameIsFoundOnAPlatformOrOnAnyOrNotOrTwice() {
        List<Match> ada = List.of(new Match("lab", new Party("U1", "Ada")));

        assertEquals(new Found(ada), byName("lab", "ada"));
        assertEquals(new Found(ada), byName("", " Ada "));
        assertEquals(new Found(List.of()), byName("lab", "nobody"));
        assertEquals(2, ((Found) byName("lab", "twin")).matches().size());
        assertEquals(new Found(ada), lookUp.byEmail("root", "lab", "ADA"));
    }

    @Test
    void anAnswerIsRememberedForFiveMinutes() {
        byName("lab", "ada");
        byName("lab", "ADA");
        assertEquals(1, box.lab.lookUps.get());

        box.clock.advance(Duration.ofMinutes(5));
        byName("lab", "ada");
        assertEquals(2, box.lab.lookUps.get());
    }

    @Test
    void aFaultIsToldAndNotRemembered() {
        box.lab.silences.add(PlatformException.refused("the bot lacks the scope users:read"));

        Failed failed = assertInstanceOf(Failed.class, byName("lab", "ada"));

        assertTrue(failed.reason().contains("lab: the bot lacks the scope users:read."), failed.reason());
        assertInstanceOf(Found.class, byName("lab", "ada"));
    }

    @Test
    void whoAsksTooOftenMustWait() {
        for (int i = 0; i < 20; i++) {
            assertInstanceOf(Found.class, byName("lab", "name" + i));
        }
        assertInstanceOf(LookedUp.TooOften.class, byName("lab", "ada"));
        assertInstanceOf(Found.class, lookUp.byName("another", "lab", PartyKind.USER, "ada"));
        box.clock.advance(Duration.ofSeconds(3));
        assertInstanceOf(Found.class, byName("lab", "ada"));
    }

    @Test
    void whatCannotBeAskedIsToldSo() {
        assertInstanceOf(Failed.class, byName("elsewhere", "ada"));
        assertInstanceOf(Failed.class, byName("lab", " "));
        assertInstanceOf(Failed.class, byName("lab", "x".repeat(256)));
        assertInstanceOf(Failed.class, byName("lab", "a\0b"));
        assertEquals(0, box.lab.lookUps.get());
    }

    private LookedUp byName(String platform, String name) {
        return lookUp.byName("root", platform, PartyKind.USER, name);
    }
}
