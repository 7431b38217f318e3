package dev.shipmate.plugins.slack;

import static dev.shipmate.spi.message.Block.attachment;
import static dev.shipmate.spi.message.Block.fields;
import static dev.shipmate.spi.message.Block.heading;
import static dev.shipmate.spi.message.Block.image;
import static dev.shipmate.spi.message.Block.snippet;
import static dev.shipmate.spi.message.Block.table;
import static dev.shipmate.spi.message.Block.text;
import static dev.shipmate.spi.message.Span.bold;
import static dev.shipmate.spi.message.Span.code;
import static dev.shipmate.spi.message.Span.link;
import static dev.shipmate.spi.message.Span.mention;
import static dev.shipmate.spi.message.Span.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.shipmate.plugins.slack.standin.BlockKitRules;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Party;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlackRenderingTest {

    private static final String HOSTILE = "<!channel> & <https://evil.example|Login> `rm` *all* _of_ ~it~ ```x``` &lt;";

    private final SlackMessages messages = new SlackMessages(3000);

    @Test
    void everyKindOfBlockHasItsForm() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("Status", "active");
        pairs.put("Site", "AMS 01");
        pairs.put("Nothing", "");
        golden(
                "blocks",
                Message.of(
                        heading("Device ams01-rtr-1"),
                        text(
                                plain("Forecast for "),
                                bold("Amsterdam"),
                                plain(", run "),
                                code("show ip route"),
                                plain(", see "),
                                link("the page", URI.create("https://example.com/a?b=1&c=2")),
                                plain(" or ask "),
                                mention(new Party("U0BOB", "bob")),
                                plain(".")),
                        fields(pairs),
                        table(
                                "Interfaces",
                                List.of("Name", "State"),
                                List.of(List.of("eth0", "up"), List.of("eth1", "down"))),
                        snippet("Configuration", "interface eth0\n  no shutdown"),
                        image(URI.create("https://example.com/a.png"), "A map of the site")));
    }

    @Test
    @DisplayName("No word becomes a mention, a link or other markup (S25)")
    void noWordBecomesMarkup() {
        Message message = Message.of(
                heading(HOSTILE),
                text(HOSTILE),
                text(
                        bold(HOSTILE),
                        plain(" "),
                        code(HOSTILE),
                        link(HOSTILE, URI.create("https://example.com/")),
                        plain("x")),
                fields(Map.of(HOSTILE, HOSTILE)),
                table(HOSTILE, List.of(HOSTILE), List.of(List.of(HOSTILE))),
                snippet(HOSTILE, HOSTILE),
                text(mention(Party.of("U1> <!here"))),
                text("> no quote, snake_case stays, * stays when alone"));
        golden("hostile", message);
        for (Part part : messages.parts(message)) {
            JsonObject post = assertInstanceOf(Part.Posted.class, part).post().json();
            String mrkdwn =
                    mrkdwn(post.getAsJsonArray("blocks")) + post.get("text").getAsString();
            assertFalse(mrkdwn.matches("(?s).*<(!channel|!here|https://evil).*"), mrkdwn);
        }
    }

    @Test
    void aLongTableIsAFileWithAllOfItsRows() {
        List<Part> parts = messages.parts(longTable());

        assertEquals(2, parts.size());
        Part.Uploaded upload = assertInstanceOf(Part.Uploaded.class, parts.get(1));
        String content = new String(upload.file().content(), StandardCharsets.UTF_8);
        assertEquals(302, content.lines().count());
        assertEquals("all-devices.txt", upload.file().name());
        assertWithinLimits(upload.instead());
        assertAllRows(upload.instead());
    }

    @Test
    void aLongPrivateTableIsSeveralMessagesEachWithTheHeader() {
        List<Post> posts = posts(messages.parts(longTable().privately()));

        assertWithinLimits(posts);
        assertAllRows(posts);
        for (Post post : posts) {
            assertTrue(BlockKitRules.length(post.json().getAsJsonArray("blocks")) <= 3000);
            assertTrue(mrkdwn(post.json().getAsJsonArray("blocks")).contains("Device"), "each begins with the header");
        }
    }

    @Test
    void longTextsAreSplitAndNothingIsLost() {
        String words = IntStream.range(0, 3000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        String solid = "😀&".repeat(4000);
        for (boolean isPrivate : new boolean[] {false, true}) {
            Message message = Message.of(
                    heading("h".repeat(400)),
                    text(words),
                    text(solid),
                    text(bold(words), code(solid)),
                    text("*_~`".repeat(2000)),
                    text(link("l".repeat(4000), URI.create("https://example.com/" + "p".repeat(4000)))),
                    fields(Map.of("k".repeat(2500), "v".repeat(9000))),
                    fields(IntStream.range(0, 40)
                            .boxed()
                            .collect(Collectors.toMap(i -> "key" + i, i -> "v".repeat(300)))),
                    image(URI.create("https://example.com/" + "p".repeat(4000)), "d".repeat(3000)));
            List<Post> posts = posts(messages.parts(isPrivate ? message.privately() : message));
            assertWithinLimits(posts);
            String all = posts.stream()
                    .map(post -> mrkdwn(post.json().getAsJsonArray("blocks")))
                    .collect(Collectors.joining(" "));
            assertTrue(IntStream.range(0, 3000).allMatch(i -> all.contains("w" + i)));
            assertFalse(all.contains("\uFFFD") || all.matches("(?s).*[^\\x{1F600}&;amp\\W]\\uDE00.*"));
        }
    }

    @Test
    void longSnippetsWithoutLineBreaksAreSplitToo() {
        Message message = Message.of(snippet("", "`".repeat(4000) + "\n" + "<".repeat(4000)))
                .privately();
        List<Post> posts = posts(messages.parts(message));
        assertWithinLimits(posts);
        String all = posts.stream()
                .map(post -> mrkdwn(post.json().getAsJsonArray("blocks")))
                .collect(Collectors.joining());
        assertEquals(4000, all.split("&lt;", -1).length - 1);
        assertFalse(all.replaceAll("```\\n|\\n```", "").contains("```"), "a code block is never left");
    }

    @Test
    void emptyThingsAreStillMessages() {
        for (Message message : List.of(
                Message.of(""),
                Message.of(heading("")),
                Message.of(snippet("", "")),
                Message.of(fields(Map.of())),
                Message.of(table(List.of(""), List.of())),
                Message.of(text(bold(" "), code(""))))) {
            List<Post> posts = posts(messages.parts(message));
            assertFalse(posts.isEmpty());
            assertWithinLimits(posts);
        }
    }

    @Test
    void manyBlocksAreSeveralMessages() {
        Message message = Message.of(
                IntStream.range(0, 120).mapToObj(i -> text("line " + i)).toList());
        List<Post> posts = posts(messages.parts(message));
        assertEquals(3, posts.size());
        assertWithinLimits(posts);
    }

    @Test
    void filesAreUploadedAndHaveWordsInstead() {
        byte[] picture = {1, 2, 3};
        List<Part> parts = messages.parts(Message.of(
                attachment("a.csv", "text/csv", "x,y\n1,2".getBytes(StandardCharsets.UTF_8)),
                image(attachment("b.png", "image/png", picture), "A graph")));
        Part.Uploaded csv = assertInstanceOf(Part.Uploaded.class, parts.get(0));
        Part.Uploaded image = assertInstanceOf(Part.Uploaded.class, parts.get(1));
        assertTrue(mrkdwn(csv.instead().get(0).json().getAsJsonArray("blocks")).contains("x,y\n1,2"));
        assertEquals("A graph", image.title());
        assertTrue(
                mrkdwn(image.instead().get(0).json().getAsJsonArray("blocks")).contains("could not be sent"));
    }

    private static Message longTable() {
        List<List<String>> rows = IntStream.range(0, 300)
                .mapToObj(i -> List.of("ams01-rtr-" + i, "10.0.0." + i, "<active> & `well`"))
                .toList();
        return Message.of(text("All of them:"), table("All devices", List.of("Device", "Address", "Status"), rows));
    }

    private static void assertAllRows(List<Post> posts) {
        String all = posts.stream()
                .map(post -> mrkdwn(post.json().getAsJsonArray("blocks")))
                .collect(Collectors.joining("\n"));
        assertTrue(IntStream.range(0, 300).allMatch(i -> all.contains("ams01-rtr-" + i + " ")));
    }

    private static void assertWithinLimits(List<Post> posts) {
        for (Post post : posts) {
            JsonArray blocks = post.json().getAsJsonArray("blocks");
            assertEquals(List.of(), BlockKitRules.ofMessage(blocks));
            assertTrue(BlockKitRules.length(blocks) <= BlockKitRules.LONGEST_MESSAGE);
            assertTrue(!post.text().isBlank() && post.text().length() <= 40_000);
        }
    }

    private static List<Post> posts(List<Part> parts) {
        return parts.stream().map(part -> ((Part.Posted) part).post()).toList();
    }

    /** Returns all texts in which Slack looks for markup. */
    private static String mrkdwn(JsonArray blocks) {
        StringBuilder all = new StringBuilder();
        blocks.forEach(block -> {
            JsonObject object = block.getAsJsonObject();
            if (object.has("text")
                    && object.getAsJsonObject("text").get("type").getAsString().equals("mrkdwn")) {
                all.append(object.getAsJsonObject("text").get("text").getAsString())
                        .append('\n');
            }
            if (object.has("fields")) {
                object.getAsJsonArray("fields")
                        .forEach(field -> all.append(
                                        field.getAsJsonObject().get("text").getAsString())
                                .append('\n'));
            }
        });
        return all.toString();
    }

    private void golden(String name, Message message) {
        List<Post> posts = posts(messages.parts(message));
        assertWithinLimits(posts);
        JsonArray rendered = new JsonArray();
        posts.forEach(post -> rendered.add(post.json()));
        GoldenFile.assertRendered(name, rendered);
    }
}
