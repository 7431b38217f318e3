package dev.shipmate.core.settings;

import dev.shipmate.spi.Setting;
import java.util.Collection;
import java.util.List;

/** Checks what the file says against what is declared. */
public final class SettingCheck {

    private final String owner;
    private final SettingsFile file;

    /** Makes one for the settings of the host or of a plugin. */
    public SettingCheck(String owner, SettingsFile file) {
        this.owner = owner;
        this.file = file;
    }

    /**
     * Returns all that is wrong with these settings. Reading one may run a plugin's code: call it where that may run.
     */
    public List<Problem> check(Collection<? extends Setting<?>> settings) {
        return settings.stream().flatMap(setting -> check(setting).stream()).toList();
    }

    private List<Problem> check(Setting<?> setting) {
        List<Problem> inFile = file.problems(owner, setting.key());
        if (!inFile.isEmpty()) {
            return inFile;
        }
        String text = file.text(setting.key());
        if (setting.isMandatory() && (text == null || text.isEmpty())) {
            return List.of(problem(
                    setting,
                    "is missing: " + setting.summary(),
                    "Write " + setting.key() + " = … into " + file.path() + "."));
        }
        try {
            setting.read(text);
            return List.of();
        } catch (RuntimeException e) {
            return List.of(problem(setting, reason(setting, e), "Mend the line in " + file.path() + "."));
        }
    }

    /** Never with the text itself: an address may hold a password, and what is not a number may be a token. */
    private static String reason(Setting<?> setting, RuntimeException thrown) {
        // A subclass was not thrown to be read by people, as NumberFormatException, which repeats the text.
        boolean isSaid = thrown.getClass() == IllegalArgumentException.class && thrown.getMessage() != null;
        return isSaid && !setting.isSecret()
                ? String.valueOf(thrown.getMessage())
                : "cannot be read as " + setting.type();
    }

    private Problem problem(Setting<?> setting, String text, String remedy) {
        return Problem.error(owner, setting.key(), text, remedy);
    }
}
