package dev.shipmate.core.settings;

import dev.shipmate.spi.Setting;
import java.util.Optional;

/** Checks what the file says against what is declared. */
public final class SettingCheck {

    private final String owner;
    private final SettingsFile file;

    /** Makes one for the settings of the host or of a plugin. */
    public SettingCheck(String owner, SettingsFile file) {
        this.owner = owner;
        this.file = file;
    }

    /** Returns what is wrong with a setting; nothing where its reference could not be resolved, which is told already. */
    public Optional<Problem> check(Setting<?> setting) {
        if (file.isBroken(setting.key())) {
            return Optional.of(Problem.error(
                    owner, setting.key(), "cannot be resolved", "See what is said about it, or remove the line."));
        }
        String text = file.text(setting.key());
        if (setting.isMandatory() && (text == null || text.isEmpty())) {
            return Optional.of(Problem.error(
                    owner,
                    setting.key(),
                    "is missing: " + setting.summary(),
                    "Write " + setting.key() + " = … into " + file.path() + "."));
        }
        try {
            setting.read(text);
            return Optional.empty();
        } catch (RuntimeException e) {
            String shown = setting.isSecret() || text == null ? "" : ", not \"" + text + "\"";
            return Optional.of(Problem.error(
                    owner, setting.key(), e.getMessage() + shown, "Mend the line in " + file.path() + "."));
        }
    }
}
