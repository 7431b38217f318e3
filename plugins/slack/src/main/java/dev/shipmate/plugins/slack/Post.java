package dev.shipmate.plugins.slack;

import com.google.gson.JsonObject;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * What one call can post.
 *
 * @param text for notifications and screen readers
 * @param blocks at most as many and as long as Slack takes
 */
record Post(String text, List<LayoutBlock> blocks) {

    Post {
        blocks = List.copyOf(blocks);
    }

    /** Returns text and blocks as JSON. */
    JsonObject json() {
        JsonObject body = new JsonObject();
        body.addProperty("text", text);
        body.add("blocks", SlackJson.GSON.toJsonTree(blocks));
        return body;
    }

    /** Returns whether there are pictures, which Slack fetches when it is posted. */
    boolean hasPictures() {
        return blocks.stream().anyMatch(ImageBlock.class::isInstance);
    }

    /** Returns the same with links instead of pictures. */
    Post withoutPictures() {
        List<LayoutBlock> plainer = new ArrayList<>();
        for (LayoutBlock block : blocks) {
            plainer.add(
                    block instanceof ImageBlock image
                            ? Sections.section(Mrkdwn.link(image.getAltText(), image.getImageUrl()))
                            : block);
        }
        return new Post(text, plainer);
    }
}
