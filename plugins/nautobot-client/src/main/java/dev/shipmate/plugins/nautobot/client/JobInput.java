package dev.shipmate.plugins.nautobot.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import dev.shipmate.spi.command.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One input of a job, as Nautobot describes it. */
public record JobInput(NautobotObject described) {

    /** Returns its name in the job's data. */
    public String name() {
        return described.text("name");
    }

    /** Returns Nautobot's name of its type, such as {@code ObjectVar}. */
    public String type() {
        return described.text("type");
    }

    /** Returns what people call it. */
    public String title() {
        String label = described.text("label");
        return label.isEmpty() ? name() : label;
    }

    /** Returns a few words about it, or nothing. */
    public String help() {
        return described.text("help_text");
    }

    /** Returns what kind of object it takes, such as {@code dcim.device}; empty where it takes none. */
    public String model() {
        return described.text("model");
    }

    /** Returns whether it must be sent. One with a default must be sent too. */
    public boolean isRequired() {
        return described.is("required");
    }

    /** Returns whether it takes several values. */
    public boolean isMany() {
        return type().startsWith("Multi");
    }

    /** Returns whether it says that nothing shall be changed. */
    public boolean isDryRun() {
        return type().equals("DryRunVar");
    }

    /** Returns the value that it has unless another is given. */
    public Optional<JsonElement> byDefault() {
        JsonElement value = described.json().get("default");
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(value);
    }

    /** Returns what it can be, or nothing where that is not told. */
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        JsonElement pairs = described.json().get("choices");
        if (pairs != null && pairs.isJsonArray()) {
            for (JsonElement pair : pairs.getAsJsonArray()) {
                if (pair.isJsonArray() && pair.getAsJsonArray().size() == 2) {
                    String value = text(pair.getAsJsonArray().get(0));
                    if (!value.isEmpty()) {
                        choices.add(new Choice(text(pair.getAsJsonArray().get(1)), value));
                    }
                }
            }
        }
        return choices;
    }

    private static String text(JsonElement value) {
        return value instanceof JsonNull ? "" : value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}
