package dev.shipmate.core.plugin;

/** Jars that many tests need. */
final class PluginJars {

    private PluginJars() {}

    /** A plugin whose one command says who it is and in what surroundings it runs. */
    static PluginJar command(String name, String command) {
        return PluginJar.named(name + ".jar").version("1.0").plugin("acme." + className(name), """
                public String name() { return "%s"; }
                public List<Command> commands(PluginContext context) {
                    return List.of(Command.of("%s", "Say something.", Subcommand.unnamed("Say it.").runs(in ->
                            Outcome.reply("%s on " + Thread.currentThread().getName()))));
                }
                """.formatted(
                        name, command, name));
    }

    /** A plugin that brings one platform of the same name and needs a token. */
    static PluginJar platform(String name) {
        return platform(name, name, "");
    }

    static PluginJar platform(String plugin, String platform, String more) {
        return PluginJar.named(plugin + ".jar")
                .version("1.0")
                .java("acme.Adapter", """
                        package acme;
                        import dev.shipmate.spi.message.*;
                        import dev.shipmate.spi.platform.*;
                        public record Adapter(String name) implements ChatPlatform {
                            public Limits limits() { return Limits.of(10, 100); }
                            public MessageRef send(Origin origin, Message message) { return new MessageRef("1"); }
                            public void ask(Origin origin, Prompt prompt) {}
                            public void close() { System.setProperty("closed." + name, "yes"); }
                        }
                        """)
                .plugin("acme." + className(plugin), """
                        static final Setting<String> TOKEN = Setting.secret("%s_token", "The token");
                        public String name() { return "%s"; }
                        public List<Setting<?>> settings() { return List.of(TOKEN); }
                        public List<ChatPlatform> platforms(PluginContext context) {
                            context.get(TOKEN);
                            return List.of(new Adapter("%s"));
                        }
                        %s
                        """.formatted(plugin, plugin, platform, more));
    }

    static String className(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + "Plugin";
    }
}
