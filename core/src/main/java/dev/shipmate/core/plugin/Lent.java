package dev.shipmate.core.plugin;

import dev.shipmate.core.settings.SettingsFile;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** What the host lends its plugins. */
public record Lent(SettingsFile settings, Clock clock, Optional<URI> publicUri) {}
