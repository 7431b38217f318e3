package dev.shipmate.core.plugin;

import dev.shipmate.spi.platform.ChatPlatform;

/** A platform and the plugin that brings it. */
public record InstalledPlatform(ChatPlatform platform, LoadedPlugin plugin) {}
