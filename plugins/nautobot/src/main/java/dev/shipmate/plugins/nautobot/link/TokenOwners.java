package dev.shipmate.plugins.nautobot.link;

import dev.shipmate.plugins.nautobot.client.NautobotAccess;
import dev.shipmate.plugins.nautobot.client.NautobotObject;
import dev.shipmate.plugins.nautobot.client.Query;
import dev.shipmate.spi.command.CommandException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds whose a token is. Nautobot has no address that says so; but it lists the tokens of whoever asks, and says of each its
 * last six characters and its owner's name.
 */
final class TokenOwners {

    private static final int MOST = 1_000;
    private static final Pattern DISPLAY = Pattern.compile("(.{6}) \\((.{1,150})\\)");
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}).{0,40}");

    private final NautobotAccess access;

    TokenOwners(NautobotAccess access) {
        this.access = access;
    }

    /**
     * Returns the owner.
     *
     * @throws CommandException if Nautobot does not say it, with what to do about it
     */
    TokenOwner of(String token) throws InterruptedException {
        List<NautobotObject> own = access.with(token)
                .list("users/tokens/", Query.all().and("depth", 0), MOST)
                .objects();
        List<TokenOwner> owners = own.stream()
                .filter(each -> isOf(each, token))
                .flatMap(each -> owner(each).stream())
                .toList();
        if (owners.isEmpty()) {
            throw new CommandException("Nautobot takes the token but does not say whose it is.");
        }
        if (owners.stream().map(TokenOwner::user).distinct().count() > 1) {
            throw new CommandException(
                    "Nautobot shows tokens of several users that end like this one. Make a new token and use that.");
        }
        return owners.get(0);
    }

    private static boolean isOf(NautobotObject shown, String token) {
        String key = shown.text("key");
        if (!key.isEmpty()) {
            return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        }
        return shown.text("display").startsWith(token.substring(token.length() - 6) + " (");
    }

    private static Optional<TokenOwner> owner(NautobotObject shown) {
        Matcher display = DISPLAY.matcher(shown.text("display"));
        Matcher day = DAY.matcher(shown.text("expires"));
        return display.matches()
                ? Optional.of(new TokenOwner(
                        display.group(2),
                        shown.is("write_enabled"),
                        day.matches() ? Optional.of(day.group(1)) : Optional.empty()))
                : Optional.empty();
    }
}
