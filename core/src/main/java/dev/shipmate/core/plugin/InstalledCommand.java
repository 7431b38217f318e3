package dev.shipmate.core.plugin;

import dev.shipmate.spi.command.Command;

/** A command and the plugin that brings it. */
public record InstalledCommand(Command command, LoadedPlugin plugin) {}
