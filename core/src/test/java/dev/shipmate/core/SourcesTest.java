package dev.shipmate.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.shipmate.core.plugin.CleanThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the sources themselves. */
class SourcesTest {

    private static final Pattern PLATFORMS =
            Pattern.compile("slack|ms_teams|ms-teams|mattermost|webex", Pattern.CASE_INSENSITIVE);

    @Test
    void coreNamesNoChatPlatform() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertTrue(all.size() > 100, "the sources are where this test looks");
            List<Path> naming = all.stream()
                    .filter(file -> PLATFORMS.matcher(text(file)).find())
                    .toList();
            assertEquals(List.of(), naming);
        }
    }

    @Test
    void pluginsSettingsAndDatabaseKnowNoStation() {
        JavaClasses classes = classes();
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("..core.plugin..", "..core.settings..", "..core.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..core.web..",
                        "..core.inbox..",
                        "..core.dispatch..",
                        "..core.prompt..",
                        "..core.run..",
                        "..core.reply..",
                        "..core.admin..",
                        "..core.cli..")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "..core.access..", "..core.prompt..", "..core.reply..", "..core.log..", "..core.inbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..core.web..", "..core.dispatch..", "..core.cli..", "..core.admin..")
                .check(classes);
    }

    @Test
    void poolsOfTheHostKeepNothingOfThePluginThatMadeThemGrow() {
        ArchRuleDefinition.classes()
                .that(new DescribedPredicate<>("make a pool of threads") {
                    @Override
                    public boolean test(JavaClass one) {
                        return one.getConstructorCallsFromSelf().stream()
                                        .anyMatch(
                                                call -> call.getTargetOwner().isAssignableTo(ThreadPoolExecutor.class))
                                || one.getMethodCallsFromSelf().stream()
                                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Executors.class));
                    }
                })
                .should()
                .dependOnClassesThat()
                .areAssignableTo(CleanThreads.class)
                .check(classes());
    }

    private static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.shipmate.core");
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
