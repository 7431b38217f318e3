/**
 * What a Shipmate plugin sees of the host: how to say something, how to write a command set, how to write a platform
 * adapter, and how a jar joins. Depends on the JDK alone.
 */
module dev.shipmate.spi {
    requires transitive java.net.http;
    requires static transitive org.jspecify;

    exports dev.shipmate.spi;
    exports dev.shipmate.spi.command;
    exports dev.shipmate.spi.message;
    exports dev.shipmate.spi.platform;

    uses dev.shipmate.spi.Plugin;
}
