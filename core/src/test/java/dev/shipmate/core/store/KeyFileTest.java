package dev.shipmate.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path data;

    @Test
    void itIsMadeOnceForTheOwnerAlone() throws IOException {
        assertEquals(Optional.empty(), file().read());

        SecretKey made = file().readOrMake();

        assertEquals(made, file().readOrMake());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
        try (Stream<Path> files = Files.list(data)) {
            assertEquals(List.of(path()), files.toList());
        }
        assertFalse(made.toString().contains(Files.readString(path()).substring(0, 10)));
    }

    @Test
    void whoeverMakesItAtTheSameTimeGetsTheSame() throws Exception {
        int makers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(makers);
        try {
            CyclicBarrier start = new CyclicBarrier(makers);
            List<Callable<SecretKey>> tries = new ArrayList<>();
            for (int i = 0; i < makers; i++) {
                tries.add(() -> {
                    start.await(20, TimeUnit.SECONDS);
                    return file().readOrMake();
                });
            }
            Set<String> ids = new HashSet<>();
            for (Future<SecretKey> made : threads.invokeAll(tries)) {
                ids.add(made.get(20, TimeUnit.SECONDS).id());
            }
            assertEquals(1, ids.size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneThatOthersMayReadIsRefused() throws IOException {
        file().readOrMake();
        for (String open : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString(open));
            assertTrue(refused().contains("chmod 600"), open);
        }
        assertTrue(SecretKeys.problem(data).orElse("").contains(path().toString()));
    }

    @Test
    void aDamagedOneIsRefusedAndNotRepeated() throws IOException {
        file().readOrMake();
        String sound = Files.readString(path());
        for (String damaged : List.of(
                "",
                "swordfish",
                sound.substring(1),
                sound.substring(0, 44),
                "A" + sound,
                sound + sound,
                "x".repeat(5_000))) {
            Files.writeString(path(), damaged);
            String message = refused();
            assertTrue(message.contains("damaged") && message.lines().count() == 1, message);
            assertFalse(message.contains("swordfish"), message);
        }
        Files.write(path(), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertTrue(refused().contains("cannot be read"));
        Files.writeString(path(), sound);
        assertEquals(Optional.empty(), SecretKeys.problem(data));
    }

    private String refused() {
        String message = assertThrows(SecretKeyException.class, () -> file().readOrMake())
                .getMessage();
        assertThrows(SecretKeyException.class, () -> SecretKeys.prepare(data, Optional.of("set")));
        return message;
    }

    private KeyFile file() {
        return new KeyFile(data, new SecureRandom());
    }

    private Path path() {
        return data.resolve("secret.key");
    }
}
