package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PluginThreadsTest {

    private final ClassLoader loader = new URLClassLoader(new URL[0]);
    private final PluginThreads threads = new PluginThreads("jokes", loader);
    private final CountDownLatch end = new CountDownLatch(1);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        end.countDown();
        threads.close();
    }

    @Test
    void threadsAreNamedAfterThePluginAndSeeItsClasses() throws Exception {
        Thread quick = get(threads.quick(Thread::currentThread));
        Thread work = get(threads.work(Thread::currentThread));
        Thread send = get(threads.send(Thread::currentThread));

        assertEquals("plugin-jokes-quick-1", quick.getName());
        assertEquals("plugin-jokes-work-1", work.getName());
        assertEquals("plugin-jokes-send-1", send.getName());
        for (Thread thread : List.of(quick, work, send)) {
            assertTrue(thread.isDaemon());
            assertSame(loader, thread.getContextClassLoader());
        }
    }

    @Test
    void manyHandlersKeepNoFormFromOpening() throws Exception {
        for (int i = 0; i < 100; i++) {
            threads.work(this::waitForTheEnd);
        }

        assertEquals("a form", get(threads.quick(() -> "a form")));
        assertEquals("a reply", get(threads.send(() -> "a reply")));
        assertTrue(threads.isWorking());
    }

    @Test
    void aFullQueueSaysThatThePluginIsBusy() throws Exception {
        List<PluginThreads.Task<?>> taken = new ArrayList<>();
        PluginThreads.Task<?> task = threads.work(this::waitForTheEnd);
        while (!task.future().isCompletedExceptionally()) {
            taken.add(task);
            task = threads.work(this::waitForTheEnd);
        }

        assertEquals(208, taken.size());
        PluginBusyException busy = assertInstanceOf(PluginBusyException.class, thrown(task));
        assertTrue(busy.getMessage().contains("jokes"), busy.getMessage());
        end.countDown();
        for (PluginThreads.Task<?> one : taken) {
            assertEquals("ended", get(one));
        }
    }

    @Test
    void whateverIsThrownComesBackAndTheThreadsLive() throws Exception {
        Error error = new NoSuchMethodError("newer");

        assertSame(error, thrown(threads.quick(() -> {
            throw error;
        })));
        assertInstanceOf(StackOverflowError.class, thrown(threads.quick(this::endless)));
        assertInstanceOf(OutOfMemoryError.class, thrown(threads.quick(() -> new long[Integer.MAX_VALUE])));
        assertEquals("fine", get(threads.quick(() -> "fine")));
    }

    @Test
    void aRunningTaskIsInterruptedAndTheNextOneIsNot() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean wasInterrupted = new AtomicBoolean();
        CountDownLatch noticed = new CountDownLatch(1);
        PluginThreads.Task<Object> task = threads.work(() -> {
            begun.countDown();
            try {
                return waitForTheEnd();
            } catch (InterruptedException e) {
                wasInterrupted.set(true);
                noticed.countDown();
                throw e;
            }
        });
        begun.await();

        task.interrupt();

        assertTrue(noticed.await(20, TimeUnit.SECONDS));
        assertTrue(wasInterrupted.get());
        assertInstanceOf(InterruptedException.class, thrown(task));
        for (int i = 0; i < 50; i++) {
            assertFalse(get(threads.work(Thread::interrupted)));
        }
    }

    @Test
    void aWaitingTaskThatIsInterruptedNeverBegins() throws Exception {
        for (int i = 0; i < 8; i++) {
            threads.work(this::waitForTheEnd);
        }
        AtomicBoolean hasRun = new AtomicBoolean();
        PluginThreads.Task<Object> waiting = threads.work(() -> {
            hasRun.set(true);
            return "run";
        });
        PluginThreads.Task<String> last = threads.work(() -> "last");

        waiting.interrupt();
        end.countDown();

        assertInstanceOf(InterruptedException.class, thrown(waiting));
        assertEquals("last", get(last));
        assertFalse(hasRun.get());
    }

    @Test
    void nobodyWaitsForAPluginThatIsUnloaded() throws Exception {
        List<PluginThreads.Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tasks.add(threads.work(this::waitForTheEnd));
        }

        threads.close();
        tasks.add(threads.work(() -> "too late"));

        for (PluginThreads.Task<?> task : tasks) {
            Throwable thrown = thrown(task);
            assertTrue(thrown instanceof InterruptedException || thrown instanceof PluginFault, thrown.toString());
        }
        assertTrue(thrown(tasks.get(20)).getMessage().contains("the plugin jokes is unloaded"));
    }

    @Test
    void aThreadThatBeganUnderAnotherPluginsCodeKeepsNothingOfIt() throws Exception {
        URL jar = PluginJar.named("caller.jar")
                .java("acme.Caller", """
                        package acme;
                        public class Caller implements java.util.function.Function<java.util.concurrent.Callable<?>, Object> {
                            static final ThreadLocal<Object> LEFT = new InheritableThreadLocal<>();
                            public Object apply(java.util.concurrent.Callable<?> code) {
                                LEFT.set(this);
                                try { return code.call(); } catch (Exception e) { throw new IllegalStateException(e); }
                            }
                        }
                        """)
                .in(folder)
                .toUri()
                .toURL();
        CompletableFuture<Thread> begun = new CompletableFuture<>();

        WeakReference<ClassLoader> gone = callThrough(jar, () -> {
            threads.work(() -> {
                begun.complete(Thread.currentThread());
                return waitForTheEnd();
            });
            return get(begun);
        });

        Garbage.awaitCollected(gone);
        assertTrue(begun.join().isAlive());
    }

    /** On a thread that ends, so that only what the pool's thread kept could stay. */
    private static WeakReference<ClassLoader> callThrough(URL jar, Callable<?> code) throws Exception {
        CompletableFuture<WeakReference<ClassLoader>> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try (PluginClassLoader other =
                    new PluginClassLoader("other", jar, PluginThreadsTest.class.getClassLoader())) {
                @SuppressWarnings("unchecked")
                Function<Callable<?>, Object> caller = (Function<Callable<?>, Object>)
                        other.loadClass("acme.Caller").getConstructor().newInstance();
                caller.apply(code);
                result.complete(new WeakReference<>(other));
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        thread.join();
        return result.get(20, TimeUnit.SECONDS);
    }

    private Object waitForTheEnd() throws InterruptedException {
        end.await();
        return "ended";
    }

    private Object endless() {
        return List.of(endless());
    }

    private static <T> T get(PluginThreads.Task<T> task) throws Exception {
        return get(task.future());
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    private static Throwable thrown(PluginThreads.Task<?> task) {
        return assertThrows(ExecutionException.class, () -> assertNull(get(task)))
                .getCause();
    }
}
