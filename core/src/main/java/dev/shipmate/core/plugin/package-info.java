/** Jars in, jars out: loads plugins, each with its own classes and threads, and keeps the catalog of what runs. */
@NullMarked
package dev.shipmate.core.plugin;

import org.jspecify.annotations.NullMarked;
