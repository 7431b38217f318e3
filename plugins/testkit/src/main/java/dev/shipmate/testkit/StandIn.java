package dev.shipmate.testkit;

import dev.shipmate.spi.Plugin;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stand-in for the service behind one chat platform: it speaks the real protocol over
 * real HTTP (and WebSocket), refuses what the service refuses, has people in rooms who type and click, and fails on demand.
 *
 * <p>It has one room that the bot is in, a second such room, and for each person a direct conversation with the bot.
 */
public interface StandIn extends AutoCloseable {

    /** Returns the platform's name, such as {@code slack}. */
    String platform();

    /** Returns a new instance of the plugin under test. */
    Plugin plugin();

    /** Returns the lines of {@code plugins.properties} that point the plugin to this stand-in, {@code enable_…} included. */
    Map<String, String> settings();

    /**
     * Learns where the host listens, without a path, before the host starts: what a person enters when they register the
     * chat app.
     */
    void follow(URI host);

    /** Returns somebody in a place, the same person for the same name. Everybody is in every room. */
    Person person(String name, Place place);

    /** Returns the places that there are. */
    default Set<Place> places() {
        return EnumSet.allOf(Place.class);
    }

    /** Lets the next calls with which the bot would show something fail. */
    void fails(Fault fault, int times);

    /** Returns requests that must be refused, made from a command line of this person. */
    List<Forgery> forgeries(Person person, String line);

    /**
     * Returns the alarms that messages of the bot have raised: everybody or everybody in a room notified, as the service
     * reads its own markup.
     */
    List<String> alarms();

    /** Returns some parties that the service knows by name, at least a room and a person. */
    List<Known> directory();

    /** Returns whether an answered question can be taken away; else it stays as a line that asks nothing any more. */
    default boolean removesQuestions() {
        return true;
    }

    @Override
    void close();
}
