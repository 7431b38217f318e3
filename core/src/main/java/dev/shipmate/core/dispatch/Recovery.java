package dev.shipmate.core.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shipmate.core.inbox.Delivery;
import dev.shipmate.core.inbox.Unfinished;
import dev.shipmate.core.reply.MessageJson;
import dev.shipmate.spi.message.Message;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier run of the host left behind: what had not begun is run now; what had begun is reported as interrupted
 * and not run again, unless its subcommand says that it may be; a finished reply is sent again.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Outcomes outcomes;
    private final CallReader calls;
    private final Consumer<Delivery> dispatch;
    private final ObjectMapper mapper = new ObjectMapper();

    Recovery(Outcomes outcomes, CallReader calls, Consumer<Delivery> dispatch) {
        this.outcomes = outcomes;
        this.calls = calls;
        this.dispatch = dispatch;
    }

    void recover(List<Unfinished> left) {
        for (Unfinished unfinished : left) {
            try {
                recover(unfinished);
            } catch (RuntimeException e) {
                LOG.error(
                        "delivery {} of an earlier run could not be taken up",
                        unfinished.delivery().id(),
                        e);
            }
        }
        if (!left.isEmpty()) {
            LOG.info("took up {} deliveries of an earlier run", left.size());
        }
    }

    private void recover(Unfinished unfinished) {
        switch (unfinished.state()) {
            case ACCEPTED -> dispatch.accept(unfinished.delivery());
            case BEGUN -> {
                if (calls.isRepeatable(unfinished.delivery())) {
                    outcomes.restart(unfinished);
                    dispatch.accept(unfinished.delivery());
                } else {
                    outcomes.interrupt(unfinished);
                }
            }
            case FINISHED -> outcomes.sendAgain(unfinished, message(unfinished));
        }
    }

    private Message message(Unfinished unfinished) {
        try {
            return MessageJson.fromJson(mapper.readTree(unfinished.reply().orElse("")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept reply is not JSON", e);
        }
    }
}
