package dev.shipmate.core.plugin;

import dev.shipmate.spi.message.Origin;
import dev.shipmate.spi.platform.ChatPlatform;
import dev.shipmate.spi.platform.PartyKind;
import java.util.ArrayList;
import java.util.List;

/** A platform and the plugin that brings it. */
public record InstalledPlatform(ChatPlatform platform, LoadedPlugin plugin) {

    /** Returns what the platform says about parties that an origin lacks: a sentence or two for each, none where it is whole. */
    public List<String> absences(Origin origin) {
        List<PartyKind> absent = new ArrayList<>();
        if (origin.organization() == null) {
            absent.add(PartyKind.ORGANIZATION);
        }
        if (origin.channel() == null) {
            absent.add(PartyKind.CHANNEL);
        }
        if (origin.user() == null) {
            absent.add(PartyKind.USER);
        }
        return absent.stream()
                .map(platform::absence)
                .filter(words -> !words.isEmpty())
                .toList();
    }
}
