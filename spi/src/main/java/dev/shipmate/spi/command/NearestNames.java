package dev.shipmate.spi.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the names that a misspelt word was probably meant to be, for “did you mean”.
 *
 * <p>No name is better than a silly one: about one slip in three letters is allowed, or a name cut short.
 *
 * @since 1
 */
public final class NearestNames {

    private static final int SHOWN = 3;
    private static final int LETTERS_FOR_ONE_SLIP = 3;
    private static final int MOST_SLIPS = 3;
    private static final int SHORTEST_BEGINNING = 3;
    private static final int LONGEST_WORD = 64;

    private NearestNames() {}

    /** Returns at most three of the names, the nearest first; none is as good an answer. Case does not matter. */
    public static List<String> of(String word, Collection<String> names) {
        String wanted = word.toLowerCase(Locale.ROOT);
        // The time taken grows with both lengths, and nobody misspells a name this long.
        if (wanted.length() < 2 || wanted.length() > LONGEST_WORD) {
            return List.of();
        }
        return names.stream()
                .distinct()
                .map(name -> new Candidate(name, slips(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.slips <= MOST_SLIPS)
                .sorted(Comparator.comparingInt(Candidate::slips).thenComparing(Candidate::name))
                .limit(SHOWN)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int slips) {}

    private static int slips(String word, String name) {
        int allowed = Math.min(MOST_SLIPS, Math.max(1, Math.min(word.length(), name.length()) / LETTERS_FOR_ONE_SLIP));
        if (Math.abs(word.length() - name.length()) <= allowed) {
            int slips = distance(word, name);
            if (slips <= allowed) {
                return slips;
            }
        }
        // Behind every true slip: "get" may mean get-devices, but gets is nearer.
        boolean isBeginning = word.length() >= SHORTEST_BEGINNING && name.startsWith(word);
        return isBeginning ? MOST_SLIPS : Integer.MAX_VALUE;
    }

    /** Letters added, lost, changed, or two neighbours swapped (Damerau and Levenshtein, optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] best = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                best[i][j] = i == 0 || j == 0 ? i + j : nextStep(best, a, b, i, j);
            }
        }
        return best[a.length()][b.length()];
    }

    private static int nextStep(int[][] best, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(best[i - 1][j - 1] + change, Math.min(best[i - 1][j], best[i][j - 1]) + 1);
        boolean isSwapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwapped ? Math.min(least, best[i - 2][j - 2] + 1) : least;
    }
}
