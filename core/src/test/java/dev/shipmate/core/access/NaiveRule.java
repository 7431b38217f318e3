package dev.shipmate.core.access;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.spi.message.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The access rule written a second time, word for word from its description, to check the first against. */
record NaiveRule(List<Grant> grants, List<Membership> members) {

    /** An ID that is in a group of a platform. */
    record Membership(String platform, String group, String id) {}

    List<GrantType> refused(AccessQuestion question) {
        List<GrantType> refused = new ArrayList<>();
        for (GrantType type : GrantType.values()) {
            Party party = question.party(type);
            if (party == null) {
                refused.add(type);
                continue;
            }
            int allowing = 0;
            int denying = 0;
            for (Grant grant : grants) {
                if (grant.type() != type || !isIn(grant, question) || !isFor(grant, party, question)) {
                    continue;
                }
                if (grant.effect() == Effect.ALLOW && isCommandAllowed(grant, question)) {
                    allowing++;
                }
                if (grant.effect() == Effect.DENY && question.kind() == Kind.EXACT && isExactly(grant, question)) {
                    denying++;
                }
            }
            if (denying > 0 || allowing == 0) {
                refused.add(type);
            }
        }
        return refused;
    }

    private static boolean isIn(Grant grant, AccessQuestion question) {
        boolean isPlatform = grant.platform().equals("*") || grant.platform().equals(question.platform());
        boolean isAlive = grant.expiresAt() == null || question.now().compareTo(grant.expiresAt()) < 0;
        Party channel = question.channel();
        boolean isChannel =
                grant.channel().isEmpty() || (channel != null && channel.id().equals(grant.channel()));
        return isPlatform && isAlive && isChannel;
    }

    private boolean isFor(Grant grant, Party party, AccessQuestion question) {
        if (grant.value().equals("*")) {
            return true;
        }
        if (party.id().isEmpty()) {
            return false;
        }
        if (grant.value().startsWith("@")) {
            String group = grant.value().substring(1);
            return members.contains(new Membership("*", group, party.id()))
                    || members.contains(new Membership(question.platform(), group, party.id()));
        }
        return grant.value().equals(party.id());
    }

    private static boolean isCommandAllowed(Grant grant, AccessQuestion question) {
        if (question.kind() == Kind.REACH) {
            return true;
        }
        boolean isAnySubcommand =
                question.kind() == Kind.COMMAND_HELP || question.subcommand().isEmpty();
        return isAnySubcommand ? isLike(grant.command(), question.command()) : isExactly(grant, question);
    }

    private static boolean isExactly(Grant grant, AccessQuestion question) {
        return isLike(grant.command(), question.command()) && isLike(grant.subcommand(), question.subcommand());
    }

    private static boolean isLike(String pattern, String word) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), word);
    }
}
