package dev.shipmate.plugins.cards;

import com.google.gson.JsonObject;
import dev.shipmate.spi.message.Block;
import java.util.List;

/**
 * What a message became. Cards first, then files, in this order.
 *
 * @param cards complete cards, each within the edition's bytes; none if there are only files. Write them with {@code
 *     toString()}: {@code Gson.toJson} escapes more and makes them longer
 * @param files what is to be uploaded; the cards name each but those that were attachments from the start
 * @param fallbackText the beginning of the message in plain text, for notifications and for clients without cards; at most
 *     1,000 characters. It is data: where the service reads markup in it, it must be escaped
 */
public record CardMessage(List<JsonObject> cards, List<Block.Attachment> files, String fallbackText) {

    public CardMessage {
        cards = List.copyOf(cards);
        files = List.copyOf(files);
    }
}
