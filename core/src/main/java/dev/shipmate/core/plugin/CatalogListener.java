package dev.shipmate.core.plugin;

/** Learns that other plugins run, once the new catalog is in place and before what is left out of it is freed. */
@FunctionalInterface
public interface CatalogListener {

    /** Takes it in; must not throw. */
    void changed(Catalog before, Catalog now);
}
