package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginClassLoaderTest {

    private static final ClassLoader HOST = PluginClassLoaderTest.class.getClassLoader();

    @TempDir
    Path folder;

    @Test
    void eachPluginSeesItsOwnVersionOfAClassAndAResource() throws Exception {
        try (PluginClassLoader one = loader(library("one"));
                PluginClassLoader two = loader(library("two"))) {
            assertEquals("one", one.loadClass("lib.Version").getField("NAME").get(null));
            assertEquals("two", two.loadClass("lib.Version").getField("NAME").get(null));
            assertEquals("one", text(one.getResourceAsStream("lib/version.txt")));
            assertEquals("two", text(two.getResourceAsStream("lib/version.txt")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.shipmate.core.Host",
                "dev.shipmate.core.plugin.PluginManager",
                "org.jdbi.v3.core.Jdbi",
                "org.junit.jupiter.api.Test",
                "com.fasterxml.jackson.databind.ObjectMapper"
            })
    void classesOfTheHostAreNotThere(String name) throws Exception {
        assertNotNull(HOST.loadClass(name));
        try (PluginClassLoader loader = loader(PluginJar.named("empty.jar"))) {
            assertThrows(ClassNotFoundException.class, () -> loader.loadClass(name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db/migration/V1__first_tables.sql", "simplelogger.properties", "org/jdbi/v3/core/Jdbi.class"})
    void resourcesOfTheHostAreNotThere(String name) throws Exception {
        assertNotNull(HOST.getResource(name));
        try (PluginClassLoader loader = loader(PluginJar.named("empty.jar"))) {
            assertNull(loader.getResource(name));
            assertNull(loader.getResourceAsStream(name));
            assertEquals(List.of(), Collections.list(loader.getResources(name)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.shipmate.spi.Plugin", "org.slf4j.LoggerFactory", "org.jspecify.annotations.Nullable"})
    void whatIsSharedComesFromTheHostEvenIfTheJarHasIt(String name) throws Exception {
        String path = name.replace('.', '/') + ".class";
        try (PluginClassLoader loader = loader(PluginJar.named("own.jar").entry(path, "no class"))) {
            assertSame(HOST.loadClass(name), loader.loadClass(name));
            assertEquals(HOST.getResource(path), loader.getResource(path));
            assertEquals(List.of(HOST.getResource(path)), Collections.list(loader.getResources(path)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.shipmate.spice.Own", "dev.shipmate.plugins.Own", "org.slf4jx.Own"})
    void whatOnlyBeginsAlikeComesFromTheJar(String name) throws Exception {
        String source = "package " + name.replace(".Own", "") + "; public class Own {}";
        try (PluginClassLoader loader = loader(PluginJar.named("own.jar").java(name, source))) {
            assertSame(loader, loader.loadClass(name).getClassLoader());
            URL resource = loader.getResource(name.replace('.', '/') + ".class");
            assertNotNull(resource);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.String", "java.sql.Connection", "java.net.http.HttpClient"})
    void theJdkIsThere(String name) throws Exception {
        try (PluginClassLoader loader = loader(PluginJar.named("empty.jar"))) {
            assertNotNull(loader.loadClass(name));
        }
    }

    @Test
    void aClosedLoaderIsCollected() throws Exception {
        PluginClassLoader loader = loader(library("one"));
        loader.loadClass("lib.Version").getField("NAME").get(null);
        WeakReference<PluginClassLoader> gone = new WeakReference<>(loader);

        loader.close();
        loader = null;

        Garbage.awaitCollected(gone);
    }

    private PluginClassLoader loader(PluginJar jar) throws Exception {
        return new PluginClassLoader("test", jar.in(folder).toUri().toURL(), HOST);
    }

    private static PluginJar library(String version) {
        return PluginJar.named(version + ".jar")
                .java(
                        "lib.Version",
                        "package lib; public class Version { public static final String NAME = \"" + version
                                + "\".toString(); }")
                .entry("lib/version.txt", version);
    }

    private static String text(InputStream in) throws Exception {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
