package dev.shipmate.plugins.jokes;

import dev.shipmate.testkit.PluginJarContract;

class JokesJarIT extends PluginJarContract {}
