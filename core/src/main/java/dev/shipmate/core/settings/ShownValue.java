package dev.shipmate.core.settings;

import dev.shipmate.spi.Setting;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of a setting as people may see it.
 *
 * @param text stars for a secret; empty for none
 * @param source the file, the environment, the command line or the default; empty for none
 */
public record ShownValue(String text, String source) {

    private static final String STARS = "***";
    private static final Pattern SIGN_IN = Pattern.compile("://[^/@\\s]*@");

    /** Returns what is in force, be it right or wrong. */
    public static ShownValue of(SettingsFile file, Setting<?> setting) {
        Optional<SettingsFile.Value> value =
                file.value(setting.key()).filter(found -> !found.text().isEmpty());
        String text = value.map(SettingsFile.Value::text).or(setting::fallback).orElse("");
        boolean isHidden = !text.isEmpty()
                && (setting.isSecret()
                        || value.map(SettingsFile.Value::isFromSecretFile).orElse(false));
        String source =
                value.map(SettingsFile.Value::source).orElse(setting.fallback().isPresent() ? "default" : "");
        return new ShownValue(isHidden ? STARS : SIGN_IN.matcher(text).replaceAll("://" + STARS + "@"), source);
    }
}
