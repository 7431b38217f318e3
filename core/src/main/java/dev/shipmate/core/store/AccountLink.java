package dev.shipmate.core.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Who a chat user is in Nautobot. A chat user has at most one Nautobot user, a Nautobot user any number of chat users.
 *
 * @param userId the platform's own ID of the chat user
 * @param nautobotUser the user name in Nautobot
 * @param email for people; "" where nobody wrote it
 */
public record AccountLink(
        UUID id,
        String platform,
        String userId,
        String nautobotUser,
        String email,
        Instant created,
        Instant lastUpdated) {}
