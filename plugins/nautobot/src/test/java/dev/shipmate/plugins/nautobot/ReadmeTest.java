package dev.shipmate.plugins.nautobot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Subcommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README names every subcommand and every setting, and none that is not there. */
class ReadmeTest {

    private static final Pattern CODE = Pattern.compile("`(?:nautobot )?([a-z]+(?:-[a-z]+)*)(?: TEXT)?`");

    private final NautobotPlugin plugin = new NautobotPlugin();

    @Test
    void every_subcommand_is_in_the_table() throws Exception {
        Command command = plugin.commands(new FakeContext(Map.of())).get(0);
        String table = Files.readString(Path.of("README.md")).replaceAll("(?s).*## What it does(.*?)## Whose.*", "$1");
        TreeSet<String> named = table.lines()
                .filter(line -> line.startsWith("| `nautobot "))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> CODE.matcher(cell).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                command.subcommands().stream().map(Subcommand::name).collect(Collectors.toCollection(TreeSet::new)),
                named);
    }

    @Test
    void every_setting_is_named() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        assertEquals(
                "",
                plugin.settings().stream()
                        .map(Setting::key)
                        .filter(key -> !readme.contains(key))
                        .collect(Collectors.joining(", ")));
    }
}
