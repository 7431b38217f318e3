package ${package};

import dev.shipmate.testkit.PluginJarContract;

class ${className}JarIT extends PluginJarContract {}
