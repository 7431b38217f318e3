package dev.shipmate.core;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.talk.HostBox;
import dev.shipmate.core.talk.User;
import dev.shipmate.spi.platform.Prompt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateFormTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    @Test
    @DisplayName("A form whose choices take long opens at once and is filled when they are there")
    void opens_first_and_is_filled_then() {
        try (HostBox box = box()) {
            User ada = box.ada().says("bench late");
            await().atMost(PATIENCE).until(() -> !box.lab.asked.isEmpty());
            Prompt empty = box.lab.asked.get(0);
            assertTrue(empty.questions().isEmpty());
            box.bench.gate.countDown();
            await().atMost(PATIENCE).until(() -> !box.lab.filled.isEmpty());
            Prompt full = box.lab.filled.get(0);
            assertEquals(empty.token(), full.token());
            assertEquals(2, full.questions().size());
            ada.answers(full, Map.of("word", "fibre", "late", "x")).isTold("fibre");
            assertEquals(1, box.lab.asked.size());
        }
    }

    @Test
    @DisplayName("Where a form cannot be opened any more, it is asked for as if it had never been tried")
    void asks_anew_where_it_is_too_late() {
        try (HostBox box = box()) {
            box.lab.isTooLate = true;
            User ada = box.ada().says("bench late");
            await().atMost(PATIENCE).until(() -> box.lab.refusedForms.get() == 1);
            box.bench.gate.countDown();
            Prompt prompt = ada.isAsked("Which word?");
            assertEquals(2, prompt.questions().size());
            assertTrue(box.lab.filled.isEmpty());
        }
    }

    @Test
    @DisplayName("Choices that are there in time open one form")
    void quick_choices_open_one_form() {
        try (HostBox box = box()) {
            box.bench.gate.countDown();
            Prompt prompt = box.ada().says("bench late").isAsked("Which word?");
            assertEquals(2, prompt.questions().size());
            assertTrue(box.lab.filled.isEmpty());
        }
    }

    @Test
    @DisplayName("A form that opened for nothing says so, and the reason is told")
    void an_open_form_that_stays_empty_says_so() {
        try (HostBox box = box()) {
            User ada = box.ada().says("bench never");
            await().atMost(PATIENCE).until(() -> !box.lab.asked.isEmpty());
            box.bench.gate.countDown();
            ada.isTold("the list is closed");
            await().atMost(PATIENCE).until(() -> !box.lab.filled.isEmpty());
            assertTrue(box.lab.filled.get(0).questions().isEmpty());
        }
    }

    @Test
    @DisplayName("A command that is silent for a moment lets the platform show its sign, one that is quick does not")
    void shows_the_sign_of_the_platform() {
        try (HostBox box = box()) {
            User ada = box.ada();
            ada.says("bench plain").isTold("hello");
            assertEquals(0, box.lab.signs.get());
            ada.says("bench blocks");
            await().atMost(PATIENCE).until(() -> box.lab.signs.get() == 1);
            box.bench.gate.countDown();
        }
    }

    private HostBox box() {
        return new HostBox(home, HostBox.RICH.withLateQuestions(), Map.of()).open();
    }
}
