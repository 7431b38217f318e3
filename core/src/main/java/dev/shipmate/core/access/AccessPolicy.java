package dev.shipmate.core.access;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.spi.message.Party;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one rule that decides access, for typed lines, answers, schedules and REST alike.
 *
 * <p>Deny by default: the organization and the channel and the user must each be allowed by some grant. Grants of the
 * three types are independent. A pure function: the same question and grants give the same decision.
 */
public final class AccessPolicy {

    /** The most telling grant decides, so that an explanation does not depend on the order of rows. */
    private static final Comparator<Grant> MOST_EXACT_FIRST =
            Comparator.comparingInt(AccessPolicy::wildcards).thenComparing(Grant::summary);

    /** May be given more grants than could match, never fewer. */
    public Decision decide(AccessQuestion question, Collection<Grant> grants, Memberships memberships) {
        return new Decision(
                question,
                Arrays.stream(GrantType.values())
                        .map(type -> check(type, question, grants, memberships))
                        .toList());
    }

    private static Check check(
            GrantType type, AccessQuestion question, Collection<Grant> grants, Memberships memberships) {
        Party party = question.party(type);
        if (party == null) {
            return new Check(type, null, null, null);
        }
        Optional<Grant> deciding = grants.stream()
                .filter(grant -> grant.type() == type)
                .filter(grant -> appliesTo(grant, question))
                .filter(grant -> isAbout(grant, party, memberships))
                .min(Comparator.comparing(Grant::effect).reversed().thenComparing(MOST_EXACT_FIRST));
        return deciding.isPresent()
                ? new Check(type, party, deciding.get(), null)
                : new Check(type, party, null, new OpeningGrant(question).of(type, party));
    }

    private static boolean appliesTo(Grant grant, AccessQuestion question) {
        boolean isHere = matches(grant.platform(), question.platform()) && isInChannel(grant, question.channel());
        if (!isHere || grant.isExpiredAt(question.now())) {
            return false;
        }
        return grant.effect() == Effect.DENY ? denies(grant, question) : allows(grant, question);
    }

    private static boolean isInChannel(Grant grant, @Nullable Party channel) {
        return grant.channel().isEmpty() || (channel != null && grant.channel().equals(channel.id()));
    }

    private static boolean allows(Grant grant, AccessQuestion question) {
        return switch (question.kind()) {
            case REACH -> true;
            case COMMAND_HELP -> matches(grant.command(), question.command());
            // A command that runs without a subcommand is opened by a grant for any of them, as in Nautobot.
            case EXACT ->
                matches(grant.command(), question.command())
                        && (question.subcommand().isEmpty() || matches(grant.subcommand(), question.subcommand()));
        };
    }

    private static boolean denies(Grant grant, AccessQuestion question) {
        return question.kind() == Kind.EXACT
                && matches(grant.command(), question.command())
                && matches(grant.subcommand(), question.subcommand());
    }

    private static boolean isAbout(Grant grant, Party party, Memberships memberships) {
        if (grant.value().equals(Grant.ANY)) {
            return true;
        }
        // The value says whether it is a group, never the ID: an ID that looks like one must not become a member.
        if (grant.value().startsWith(Grant.GROUP_SIGN)) {
            return !party.id().isEmpty()
                    && memberships.contains(grant.type(), grant.value().substring(1));
        }
        return grant.value().equals(party.id());
    }

    /** Whether a word is the pattern, or begins as a pattern that ends in {@code *} does. Case counts. */
    private static boolean matches(String pattern, String word) {
        return pattern.endsWith(Grant.ANY)
                ? word.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(word);
    }

    private static int wildcards(Grant grant) {
        return (int) (grant.platform() + grant.command() + grant.subcommand() + grant.value())
                .chars()
                .filter(c -> c == '*' || c == '@')
                .count();
    }
}
