package dev.shipmate.spi;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages form a line, message, command, platform, root, and need nothing but the JDK. */
class LayersTest {

    private final JavaClasses spi = new ClassFileImporter().importPath(Signatures.classes());

    @Test
    void eachPackageSeesOnlyThoseBeforeIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("message")
                .definedBy("dev.shipmate.spi.message")
                .layer("command")
                .definedBy("dev.shipmate.spi.command")
                .layer("platform")
                .definedBy("dev.shipmate.spi.platform")
                .layer("root")
                .definedBy("dev.shipmate.spi")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("platform")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("platform", "root")
                .check(spi);
        slices().matching("dev.shipmate.spi.(*)..").should().beFreeOfCycles().check(spi);
    }

    @Test
    void twoModulesOfTheJdkAreEnough() {
        Set<String> modules = new TreeSet<>();
        for (JavaClass type : spi) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!target.isPrimitive() && !target.getName().startsWith("dev.shipmate.spi.")) {
                    modules.add(target.reflect().getModule().getName());
                }
            }
        }
        modules.remove("org.jspecify");

        assertEquals(Set.of("java.base", "java.net.http"), modules);
    }

    @Test
    void theDescriptorSaysTheSame() throws IOException {
        try (InputStream file = Files.newInputStream(Signatures.classes().resolve("module-info.class"))) {
            Set<String> required = ModuleDescriptor.read(file).requires().stream()
                    .map(needed -> (needed.modifiers().contains(Modifier.STATIC) ? "static " : "") + needed.name())
                    .collect(Collectors.toSet());

            assertEquals(Set.of("java.base", "java.net.http", "static org.jspecify"), required);
        }
    }
}
