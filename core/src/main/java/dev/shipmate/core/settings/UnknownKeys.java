package dev.shipmate.core.settings;

import dev.shipmate.spi.command.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds the keys that nothing declares: a misspelt key would otherwise do nothing in silence. */
public final class UnknownKeys {

    private UnknownKeys() {}

    /**
     * Returns a warning for each key that is not known.
     *
     * @param known all declared keys, those of plugins that are off among them
     * @param former those that are accepted, but are not what anybody should be pointed to
     */
    public static List<Problem> in(SettingsFile file, Collection<String> known, Collection<String> former) {
        List<Problem> problems = new ArrayList<>();
        for (String key : file.keys()) {
            if (!known.contains(key) && !former.contains(key)) {
                List<String> near = NearestNames.of(key, known);
                String remedy = near.isEmpty()
                        ? "Install the plugin that needs it, or remove the line."
                        : "Did you mean " + near.get(0) + "?";
                problems.add(Problem.warning(
                        Problem.HOST, key, "is not a setting of the host or of an installed plugin", remedy));
            }
        }
        return problems;
    }
}
