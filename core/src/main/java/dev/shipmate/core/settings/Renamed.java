package dev.shipmate.core.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file as it reads when keys of earlier versions count for those of today, which win where both are set.
 *
 * @param hints a warning for each line that should be renamed or removed; without its value
 */
public record Renamed(SettingsFile file, List<Problem> hints) {

    /**
     * Reads a file so.
     *
     * @param owner whose keys they are
     * @param formerKeys for a key of today those that it had before
     */
    public static Renamed of(SettingsFile file, String owner, Map<String, List<String>> formerKeys) {
        Map<String, String> renamed = new HashMap<>();
        List<Problem> hints = new ArrayList<>();
        formerKeys.forEach((key, formers) -> {
            String counts = isSet(file, key) ? key : "";
            for (String former : formers) {
                if (!isSet(file, former)) {
                    continue;
                }
                if (counts.isEmpty()) {
                    counts = former;
                    renamed.put(key, former);
                    hints.add(Problem.warning(
                            owner, former, "is called " + key + " today", "Rename the line in " + file.path() + "."));
                } else {
                    hints.add(Problem.warning(
                            owner,
                            former,
                            "is called " + key + " today, and " + counts + " is set too and counts",
                            "Remove the line from " + file.path() + "."));
                }
            }
        });
        return new Renamed(renamed.isEmpty() ? file : file.reading(renamed), List.copyOf(hints));
    }

    private static boolean isSet(SettingsFile file, String key) {
        return file.value(key).filter(value -> !value.text().isEmpty()).isPresent()
                || !file.problems("", key).isEmpty();
    }
}
