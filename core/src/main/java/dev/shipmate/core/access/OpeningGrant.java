package dev.shipmate.core.access;

import dev.shipmate.core.access.AccessQuestion.Kind;
import dev.shipmate.spi.message.Party;
import org.jspecify.annotations.Nullable;

/**
 * The smallest grant that would have allowed a question: its platform, its ID, and no more commands than needed.
 *
 * <p>Help is opened by the subcommand {@code help}, and being answered at all by the command {@code help}; neither runs
 * anything. Where an ID or a word would mean more in a grant than it does here (a {@code *}, an {@code @}), there is
 * none: nobody should paste that.
 */
record OpeningGrant(AccessQuestion question) {

    @Nullable
    Grant of(GrantType type, Party party) {
        String value = party.id().isEmpty() ? Grant.ANY : party.id();
        boolean isPlain = !party.id().contains(Grant.ANY) && !party.id().startsWith(Grant.GROUP_SIGN);
        if (!isPlain || command().contains(Grant.ANY) || question.subcommand().contains(Grant.ANY)) {
            return null;
        }
        try {
            Grant grant = new Grant(
                    question.platform(), command(), subcommand(), type, label(party), value, "", Effect.ALLOW, null);
            // Trimmed, it would name another ID.
            return grant.value().equals(value) ? grant : null;
        } catch (InvalidGrantException e) {
            return null;
        }
    }

    private String command() {
        return question.kind() == Kind.REACH ? "help" : question.command();
    }

    private String subcommand() {
        return switch (question.kind()) {
            case REACH -> Grant.ANY;
            case COMMAND_HELP -> "help";
            case EXACT -> question.subcommand().isEmpty() ? Grant.ANY : question.subcommand();
        };
    }

    /** A label decides nothing, so one that a grant cannot hold is left out. */
    private static String label(Party party) {
        boolean isLabel = party.name().length() <= FieldRules.LONGEST_VALUE
                && party.name().chars().noneMatch(Character::isISOControl);
        return isLabel ? party.name() : "";
    }
}
