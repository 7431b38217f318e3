package dev.shipmate.core.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.node.NodeTable;
import dev.shipmate.core.plugin.Catalog;
import dev.shipmate.spi.message.Message;
import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.message.Party;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plugins say in a channel that nobody asked for. Each is a row until the platform has taken it, so that a restart
 * loses none; it may be sent twice where the host dies between the two.
 */
public final class Posts {

    private static final Logger LOG = LoggerFactory.getLogger(Posts.class);

    /** News that waited longer is none. */
    private static final Duration STALE = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final String node;
    private final Clock clock;
    private final Supplier<Catalog> catalog;
    private final Replies replies;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Makes them.
     *
     * @param node in whose name they are kept
     */
    public Posts(Jdbi jdbi, String node, Clock clock, Supplier<Catalog> catalog, Replies replies) {
        this.jdbi = jdbi;
        this.node = node;
        this.clock = clock;
        this.catalog = catalog;
        this.replies = replies;
    }

    /**
     * Keeps a message and sends it.
     *
     * @throws IllegalArgumentException if the place names no platform that is on, or no channel
     */
    public void post(Origin heard, Message message) {
        Origin place = catalog.get()
                .platform(heard.platform())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the platform \"" + heard.platform() + "\" is not on, so nothing can be posted there"))
                .platform()
                .lasting(heard);
        if (place.channelId().isEmpty()) {
            throw new IllegalArgumentException("nothing can be posted where there is no channel: " + place);
        }
        long id = jdbi.withHandle(handle -> handle.createUpdate(
                        "insert into post (place, message, node, created) values (:place, :message, :node, :now)")
                .bind("node", node)
                .bind("place", written(place))
                .bind("message", MessageJson.toJson(message).toString())
                .bind("now", clock.instant())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        send(id, place, message);
    }

    /**
     * Sends what nodes have kept and not sent that have said goodbye or are silent.
     *
     * @param silent those that are gone without having said so
     */
    public void recover(Set<String> silent) {
        List<Row> rows =
                jdbi.withHandle(handle -> handle.createUpdate("update post set node = :node where node <> :node"
                                + " and node not in (" + NodeTable.NAMES_THERE + ")")
                        .bind("node", node)
                        .bindArray("silent", String.class, List.copyOf(silent))
                        .executeAndReturnGeneratedKeys("id", "place", "message", "created")
                        .map((row, context) -> new Row(
                                row.getLong("id"),
                                row.getString("place"),
                                row.getString("message"),
                                row.getObject("created", OffsetDateTime.class).toInstant()))
                        .list());
        for (Row row : rows) {
            if (row.created().isBefore(clock.instant().minus(STALE))) {
                LOG.warn("a message that was to be posted at {} is not sent any more", row.created());
                remove(row.id());
            } else {
                send(row.id(), place(row.place()), MessageJson.fromJson(tree(row.message())));
            }
        }
    }

    private record Row(long id, String place, String message, Instant created) {

        @Override
        public String toString() {
            return "Row " + id;
        }
    }

    private void send(long id, Origin place, Message message) {
        replies.announce(place, message, fate -> {
            if (fate != Fate.TAKEN) {
                LOG.warn("{} did not take a message for {}, which is given up", place.platform(), place.channelId());
            }
            remove(id);
        });
    }

    private void remove(long id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from post where id = :id")
                .bind("id", id)
                .execute());
    }

    private String written(Origin place) {
        ObjectNode node =
                json.createObjectNode().put("platform", place.platform()).put("reply_to", place.replyTo());
        party(node, "organization", place.organization());
        party(node, "channel", place.channel());
        return node.toString();
    }

    private static void party(ObjectNode node, String field, @Nullable Party party) {
        if (party != null) {
            node.putObject(field).put("id", party.id()).put("name", party.name());
        }
    }

    private Origin place(String written) {
        JsonNode node = tree(written);
        return new Origin(
                node.path("platform").asText(),
                party(node.path("organization")),
                party(node.path("channel")),
                null,
                node.path("reply_to").asText());
    }

    private static @Nullable Party party(JsonNode node) {
        return node.isObject()
                ? new Party(node.path("id").asText(), node.path("name").asText())
                : null;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of the table post is not what this host wrote", e);
        }
    }
}
