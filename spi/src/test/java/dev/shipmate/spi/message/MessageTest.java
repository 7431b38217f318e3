package dev.shipmate.spi.message;

import static dev.shipmate.spi.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void needsAtLeastOneBlock() {
        assertRefused("a message needs at least one block", Message::of);
        assertRefused("a message needs at least one block", () -> Message.of(List.of()));
        assertThrows(NullPointerException.class, () -> Message.of(Block.text("x"), null));
    }

    @Test
    void cannotBeChangedAfterwards() {
        List<Block> blocks = new ArrayList<>(List.of(Block.text("first")));
        Message message = Message.of(blocks);
        blocks.add(Block.text("second"));

        assertEquals(Message.of("first"), message);
        assertThrows(UnsupportedOperationException.class, () -> message.blocks().add(Block.text("second")));
    }

    @Test
    void growsIntoANewOneAndStaysPrivate() {
        Message secret = Message.of("first").privately();
        Message longer = secret.and(Block.text("second"), Block.text("third"));

        assertTrue(longer.isPrivate());
        assertEquals(3, longer.blocks().size());
        assertEquals(1, secret.blocks().size());
        assertFalse(Message.of("first").isPrivate());
    }

    @Test
    void equalsWhatSaysTheSameToTheSame() {
        assertEquals(Message.of("x"), Message.of(Block.text("x")));
        assertEquals(Message.of("x").hashCode(), Message.of("x").hashCode());
        assertNotEquals(Message.of("x"), Message.of("x").privately());
        assertEquals("private: x", Message.of("x").privately().toString());
    }

    @Test
    void anOriginKeepsItsReplyAddressToItself() {
        Origin origin = new Origin("test", null, Party.of("c1"), new Party("u1", "Ada"), "https://secret.example/hook");

        assertFalse(origin.toString().contains("secret"));
        assertFalse(origin.withReplyTo("token=hidden").toString().contains("hidden"));
        assertEquals("u1", origin.userId());
        assertEquals("c1", origin.channelId());
        assertEquals("u1 (Ada)", new Party("u1", "Ada").label());
        assertEquals("ada", new Party("ada", "ada").label());
        assertEquals("", new Origin("test", null, null, null, "").userId());
        assertEquals("", new Origin("test", null, null, null, "").channelId());
    }
}
