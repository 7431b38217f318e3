package dev.shipmate.core.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.TestDatabase;
import dev.shipmate.core.talk.SettableClock;
import dev.shipmate.spi.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class EntryStoreTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path data;

    private final Database database = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasPutIsThereUntilItIsReplacedOrRemoved() {
        Store store = with("").of("lunch");
        assertEquals(Optional.empty(), store.get("menu"));

        store.put("menu", "soup");
        assertEquals(Optional.of("soup"), store.get("menu"));
        store.put("menu", "");
        assertEquals(Optional.of(""), store.get("menu"));
        store.putSecret("menu", "truffles 🍄");
        assertEquals(Optional.of("truffles 🍄"), store.get("menu"));
        store.put("menu", "soup again");
        assertEquals(Optional.of("soup again"), store.get("menu"));

        store.remove("menu");
        store.remove("menu");
        assertEquals(Optional.empty(), store.get("menu"));
    }

    @Test
    void pluginsDoNotSeeEachOther() {
        EntryStore entries = with("");
        entries.of("lunch").put("menu", "soup");

        assertEquals(Optional.empty(), entries.of("dinner").get("menu"));
        entries.of("dinner").remove("menu");
        assertEquals(Optional.of("soup"), entries.of("lunch").get("menu"));
    }

    @Test
    void anEntryEndsWithItsLifetimeAndThenItsRowGoes() {
        EntryStore entries = with("");
        Store store = entries.of("lunch");
        store.put("menu", "soup", HOUR);
        store.put("cook", "Ada");
        store.put("house", "old", Duration.ofSeconds(Long.MAX_VALUE));

        clock.advance(HOUR.minusSeconds(10));
        assertEquals(Optional.of("soup"), store.get("menu"));
        assertEquals(0, entries.purge());
        clock.advance(Duration.ofSeconds(20));
        assertEquals(Optional.empty(), store.get("menu"));
        assertEquals(1, entries.purge());
        assertEquals(Optional.of("Ada"), store.get("cook"));
        assertEquals(Optional.of("old"), store.get("house"));

        store.put("menu", "soup", HOUR);
        store.put("menu", "for ever");
        clock.advance(HOUR.multipliedBy(2));
        assertEquals(Optional.of("for ever"), store.get("menu"));
    }

    @Test
    void onlyWhatIsAbsentOrHasExpiredIsTaken() {
        Store store = with("").of("lunch");

        assertTrue(store.putIfAbsent("lock", "one", HOUR));
        assertFalse(store.putIfAbsent("lock", "two", HOUR));
        assertEquals(Optional.of("one"), store.get("lock"));
        clock.advance(HOUR.plusSeconds(1));
        assertTrue(store.putIfAbsent("lock", "three", HOUR));
        assertFalse(store.putIfAbsent("lock", "four", HOUR));
        store.remove("lock");
        assertTrue(store.putIfAbsent("lock", "five", HOUR));
        store.put("ever", "kept");
        assertFalse(store.putIfAbsent("ever", "six", HOUR));
    }

    @Test
    void ofAllWhoTryAtOnceOneSucceedsAlsoWhereAnotherHasExpired() throws Exception {
        int racers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(racers);
        try {
            for (int round = 0; round < 25; round++) {
                String key = "lock-" + round % 2;
                CyclicBarrier start = new CyclicBarrier(racers);
                List<Callable<Boolean>> tries = new ArrayList<>();
                for (int i = 0; i < racers; i++) {
                    // as on as many nodes
                    Store store = with("").of("lunch");
                    String value = "racer " + i;
                    tries.add(() -> {
                        start.await(20, TimeUnit.SECONDS);
                        return store.putIfAbsent(key, value, HOUR);
                    });
                }
                int winners = 0;
                for (Future<Boolean> tried : threads.invokeAll(tries)) {
                    winners += tried.get(20, TimeUnit.SECONDS) ? 1 : 0;
                }
                assertEquals(1, winners, "in round " + round);
                clock.advance(HOUR);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoWritersOfOneKeyLeaveTheValueOfOneOfThem() throws Exception {
        Store store = with("").of("lunch");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String value = "writer " + i;
                boolean isRemover = i % 5 == 0;
                writers.add(() -> {
                    store.put("menu", value);
                    if (isRemover) {
                        store.remove("menu");
                    }
                    return true;
                });
            }
            for (Future<Boolean> written : threads.invokeAll(writers)) {
                assertTrue(written.get(20, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        store.put("menu", "last");
        assertEquals(Optional.of("last"), store.get("menu"));
    }

    @Test
    void whatIsTooLongOrNoTextIsRefusedAndNotRepeated() {
        Store store = with("").of("lunch");
        store.put("k".repeat(255), "v".repeat(65_536));
        store.putSecret("s", "\u20ac".repeat(65_536));
        assertEquals(Optional.of("\u20ac".repeat(65_536)), store.get("s"));

        String value = "v".repeat(65_537);
        for (String message : List.of(
                refused(() -> store.put("menu", value)),
                refused(() -> store.put("menu", value, HOUR)),
                refused(() -> store.putSecret("menu", value)),
                refused(() -> store.putIfAbsent("menu", value, HOUR)),
                refused(() -> store.putSecret("menu", "swordfish\0")),
                refused(() -> store.put("menu", "swordfish\ud800")))) {
            assertTrue(message.contains("menu"), message);
            assertFalse(message.contains("vvv") || message.contains("swordfish"), message);
        }
        assertTrue(refused(() -> store.put("", "v")).contains("1 to 255"));
        assertTrue(refused(() -> store.get("k".repeat(256))).contains("256"));
        assertTrue(refused(() -> store.remove("\0")).contains("NUL"));
        assertTrue(refused(() -> store.put("menu", "soup", Duration.ZERO)).contains("lives"));
        assertEquals(Optional.empty(), store.get("menu"));
    }

    @Test
    void aSecretIsStoredUnreadably() {
        Store store = with("").of("lunch");
        store.putSecret("token", "swordfish");
        store.putSecret("other", "swordfish");

        List<String> stored = rows();
        assertEquals(2, stored.size());
        assertFalse(stored.get(0).equals(stored.get(1)), "each has a nonce of its own");
        stored.forEach(text -> assertFalse(text.contains("swordfish"), text));
    }

    @Test
    void aSecretThatWasChangedOrMovedCountsAsAbsent() {
        EntryStore entries = with("");
        Store store = entries.of("lunch");
        store.putSecret("token", "swordfish");
        store.putSecret("other", "herring");

        change("\"key\" = 'swapped' where \"key\" = 'token'");
        assertEquals(Optional.empty(), store.get("swapped"));
        change("\"key\" = 'token' where \"key\" = 'swapped'");
        assertEquals(Optional.of("swordfish"), store.get("token"));
        change("plugin = 'dinner' where \"key\" = 'token'");
        assertEquals(Optional.empty(), entries.of("dinner").get("token"));

        for (String wrong :
                List.of("", "1:", "1:0:a:b", "2:0123456789abcdef:AAAA:AAAA", "herring", "1:0123456789abcdef:%:%")) {
            database.jdbi()
                    .useHandle(handle -> handle.createUpdate(
                                    "update plugin_entry set value = :value where \"key\" = 'other'")
                            .bind("value", wrong)
                            .execute());
            assertEquals(Optional.empty(), store.get("other"), wrong);
        }
        store.putSecret("other", "herring");
        String sound =
                rows().stream().filter(row -> row.startsWith("1:")).findFirst().orElseThrow();
        for (int i = 0; i < sound.length(); i++) {
            char flipped = sound.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sound.substring(0, i) + flipped + sound.substring(i + 1);
            assertEquals(
                    Optional.empty(), new Vault(SecretKeys.of(data, Optional.empty())).open("lunch\nother", changed));
        }
    }

    @Test
    void whatWasEncryptedWithAnEarlierKeyStaysReadable() {
        with("").of("lunch").putSecret("a", "of the file");
        with("one").of("lunch").putSecret("b", "of key one");
        with(" two , one ").of("lunch").putSecret("c", "of key two");

        Store now = with("three,two,one").of("lunch");
        assertEquals(Optional.of("of the file"), now.get("a"));
        assertEquals(Optional.of("of key one"), now.get("b"));
        assertEquals(Optional.of("of key two"), now.get("c"));

        Store without = with("two").of("lunch");
        assertEquals(Optional.empty(), without.get("b"));
        assertEquals(Optional.of("of key two"), without.get("c"));
    }

    @Test
    void aKeyThatIsSetMakesNoFile() throws Exception {
        with("one").of("lunch").putSecret("a", "x");
        SecretKeys.prepare(data, Optional.of("one"));

        assertFalse(Files.exists(data.resolve("secret.key")));
        assertTrue(rows().get(0).startsWith("1:" + SecretKey.from("one").id() + ":"));
    }

    @Test
    void aTextOf64HexadecimalDigitsIsTheKeyItself() {
        String digits = "00ff".repeat(16);
        SecretKey key = SecretKey.from(digits);

        assertArrayEquals(HexFormat.of().parseHex(digits), key.aes().getEncoded());
        assertEquals(key.id(), SecretKey.from(digits.toUpperCase(Locale.ROOT)).id());
        for (String other : List.of(digits + "0", digits.substring(1), digits.substring(1) + "g")) {
            assertEquals(32, SecretKey.from(other).aes().getEncoded().length, other);
        }
        with(digits).of("lunch").putSecret("a", "herring");
        assertEquals(Optional.of("herring"), with("new," + digits).of("lunch").get("a"));
    }

    private EntryStore with(String secretKey) {
        Optional<String> setting = secretKey.isEmpty() ? Optional.empty() : Optional.of(secretKey);
        return new EntryStore(database.jdbi(), clock, SecretKeys.of(data, setting));
    }

    private List<String> rows() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select value from plugin_entry")
                        .mapTo(String.class)
                        .list());
    }

    private void change(String what) {
        assertEquals(
                1,
                database.jdbi()
                        .<Integer, RuntimeException>withHandle(
                                handle -> handle.execute("update plugin_entry set " + what)));
    }

    private static String refused(Runnable code) {
        return assertThrows(IllegalArgumentException.class, code::run).getMessage();
    }
}
