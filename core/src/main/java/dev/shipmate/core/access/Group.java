package dev.shipmate.core.access;

import java.util.List;
import java.util.regex.Pattern;

/**
 * IDs under one name, which grants write as {@code @name}.
 *
 * <p>Always valid: the constructor trims every field and throws {@link InvalidGrantException}.
 *
 * @param platform the platform whose IDs these are, or {@code *}
 * @param name without the {@code @}
 */
public record Group(String platform, String name, List<Member> members) {

    private static final Pattern NAME = Pattern.compile("[^\\s*@]+");

    public Group {
        platform = platform.isBlank() ? Grant.ANY : platform.strip();
        name = name.strip();
        members = List.copyOf(members);
        FieldRules rules = new FieldRules();
        rules.platform(platform);
        if (!NAME.matcher(name).matches()) {
            rules.problem("name", "Must be one word without * and @. Grants write it behind an @.");
        }
        rules.text("name", name, FieldRules.LONGEST_WORD);
        for (Member member : members) {
            if (member.id().isEmpty() || member.id().contains(Grant.ANY)) {
                rules.problem("members", "Must each be one whole ID, not empty and without *.");
            }
            rules.text("members", member.id(), FieldRules.LONGEST_VALUE);
            rules.text("members", member.label(), FieldRules.LONGEST_VALUE);
        }
        if (members.stream().map(Member::id).distinct().count() < members.size()) {
            rules.problem("members", "Hold an ID twice. Write each one once.");
        }
        if (!rules.problems().isEmpty()) {
            throw new InvalidGrantException(rules.problems());
        }
    }

    /** One ID, with what people call it. */
    public record Member(String id, String label) {

        public Member {
            id = id.strip();
            label = label.strip();
        }
    }
}
