package org.example.lunch;

import dev.shipmate.spi.Plugin;
import dev.shipmate.spi.PluginContext;
import dev.shipmate.spi.Setting;
import dev.shipmate.spi.command.Choice;
import dev.shipmate.spi.command.Command;
import dev.shipmate.spi.command.Invocation;
import dev.shipmate.spi.command.Outcome;
import dev.shipmate.spi.command.Parameter;
import dev.shipmate.spi.command.Subcommand;
import dev.shipmate.spi.message.Block;
import dev.shipmate.spi.message.Span;
import java.util.List;
import java.util.Map;

/** The command {@code lunch}. */
public final class LunchPlugin implements Plugin {

    private static final Setting<Integer> MOST = Setting.integer(
                    "lunch_most_portions", "How many one may order", 1, 100)
            .defaultsTo("5");

    private static final Map<String, List<String>> MENUS =
            Map.of("canteen", List.of("soup", "pasta"), "corner", List.of("falafel"));

    private static final Parameter<String> PLACE = Parameter.text("place", "Where from?")
            .from(soFar -> Choice.listOf(MENUS.keySet()))
            .suggests(soFar -> soFar.session().get("place"));
    private static final Parameter<String> DISH = Parameter.text("dish", "Which dish?")
            .from(soFar -> Choice.listOf(MENUS.getOrDefault(soFar.get(PLACE), List.of())));
    private static final Parameter<Integer> PORTIONS =
            Parameter.integer("portions", "How many?").defaultsTo(1);

    @Override
    public String name() {
        return "lunch";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(MOST);
    }

    @Override
    public List<Command> commands(PluginContext context) {
        int most = context.get(MOST);
        return List.of(Command.of(
                "lunch",
                "Order something to eat.",
                Subcommand.of("order", "Order a dish.")
                        .takes(PLACE, DISH, PORTIONS)
                        .changes()
                        .runs(in -> order(in, most))));
    }

    private static Outcome order(Invocation in, int most) {
        String place = in.get(PLACE);
        String dish = in.get(DISH);
        int portions = in.get(PORTIONS);
        if (!MENUS.getOrDefault(place, List.of()).contains(dish) || portions < 1 || portions > most) {
            return Outcome.failed("Order 1 to " + most + " of a dish that the place has.");
        }
        for (int done = 0; done < portions; done++) {
            in.progress(done, portions, "ordering " + dish);
        }
        in.session().put("place", place);
        return Outcome.reply(
                Block.text(Span.bold(dish), Span.plain(" is on its way.")),
                Block.fields(Map.of("From", place, "Portions", Integer.toString(portions))));
    }
}
