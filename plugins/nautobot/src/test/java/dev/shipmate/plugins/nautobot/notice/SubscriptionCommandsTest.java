package dev.shipmate.plugins.nautobot.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.spi.message.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionCommandsTest {

    private final FakeHost host = new FakeHost();
    private final Origin here = FakeHost.channel("c1");
    private final Origin there = FakeHost.channel("c2");

    @Test
    void subscribesListsAndUnsubscribes() throws Exception {
        Golden.check(
                "conversation.txt",
                String.join(
                        "\n\n",
                        said("subscriptions"),
                        said("subscribe devices status=failed location=New York"),
                        said("subscribe devices status=failed location=New York"),
                        said("subscribe prefixes"),
                        said("subscribe golden-configs event=deleted"),
                        said("subscribe devcies"),
                        said("subscribe devices failed"),
                        said("subscriptions"),
                        said("unsubscribe 2"),
                        said("unsubscribe 2"),
                        said("subscribe racks"),
                        said("subscriptions")));
    }

    @Test
    void saysWhatIsMissingBeforeNewsComes() throws Exception {
        host.lines.remove("nautobot_webhook_secret");
        assertTrue(FakeRun.line(host, here, "subscribe all").contains("nautobot_webhook_secret"));
    }

    @Test
    void seesTheSubscriptionsOfItsOwnChannelAlone() throws Exception {
        FakeRun.line(host, here, "subscribe devices");
        assertTrue(FakeRun.line(host, there, "subscriptions").contains("told of nothing"));
        assertTrue(FakeRun.line(host, there, "unsubscribe 1").startsWith("FAILED"));
        assertEquals(List.of("1: devices"), FakeRun.offered(host, here, "unsubscribe"));
        assertEquals(List.of(), FakeRun.offered(host, there, "unsubscribe"));
    }

    @Test
    void offersKinds() throws Exception {
        assertTrue(FakeRun.offered(host, here, "subscribe").containsAll(List.of("all", "devices", "prefixes")));
    }

    @Test
    void keepsTheReplyAddressEncryptedAndUnspoken() throws Exception {
        FakeRun.line(host, here, "subscribe devices");
        assertTrue(host.isKeptSecret("subscription/"));
        String key = host.store().keys("subscription/").get(0);
        Subscription kept =
                Subscription.fromJson(host.store().get(key).orElseThrow()).orElseThrow();
        assertEquals("https://reply.example/secret", kept.place().replyTo());
        assertFalse(kept.toString().contains("reply.example"), kept.toString());
    }

    @Test
    void takesABoundedNumber() throws Exception {
        for (int i = 0; i < Subscriptions.MOST_HERE; i++) {
            FakeRun.line(host, here, "subscribe devices name=" + i);
        }
        assertTrue(FakeRun.line(host, here, "subscribe devices name=more").startsWith("FAILED There are too many"));
        assertFalse(FakeRun.line(host, there, "subscribe devices").startsWith("FAILED"));
    }

    @Test
    void leavesOutWhatCannotBeRead() throws Exception {
        FakeRun.line(host, here, "subscribe devices");
        String key = host.store().keys("subscription/").get(0);
        for (String odd : List.of("", "{}", "[]", "null", "{\"number\": {}}", "{\"number\": 1, \"platform\": null}")) {
            host.store().put(key + "x", odd);
            assertTrue(FakeRun.line(host, here, "subscriptions").contains("devices"), odd);
        }
    }

    @Test
    void hearsOfWhatAnotherNodeSubscribed() throws Exception {
        Subscriptions one = new Subscriptions(host);
        Change change = Hook.device("3.2").change();
        assertEquals(0, one.about(change).size());
        FakeRun.line(host, here, "subscribe devices");
        assertEquals(1, one.about(change).size());
        FakeRun.line(host, here, "unsubscribe 1");
        assertEquals(0, one.about(change).size());
    }

    private String said(String line) throws Exception {
        return "> nautobot " + line + "\n" + FakeRun.line(host, here, line);
    }
}
