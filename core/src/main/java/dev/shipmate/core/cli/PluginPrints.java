package dev.shipmate.core.cli;

import dev.shipmate.core.plugin.ThreadOwner;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.LoggerFactory;

/**
 * What plugins print goes to the log with their name, a line at a time and at most {@value #LONGEST} bytes of it; what
 * others print goes where it did.
 */
final class PluginPrints extends OutputStream {

    private static final int LONGEST = 4_000;

    private final PrintStream original;
    private final BiConsumer<String, String> sink;
    private final ThreadLocal<ByteArrayOutputStream> line = ThreadLocal.withInitial(ByteArrayOutputStream::new);

    PluginPrints(PrintStream original, BiConsumer<String, String> sink) {
        this.original = original;
        this.sink = sink;
    }

    /** Takes the place of standard output and standard error, once the log has its own way to it. */
    static void takeOver() {
        org.slf4j.Logger log = LoggerFactory.getLogger(PluginPrints.class);
        BiConsumer<String, String> sink = (plugin, text) -> log.info("plugin {} prints: {}", plugin, text);
        System.setOut(stream(new PluginPrints(System.out, sink)));
        System.setErr(stream(new PluginPrints(System.err, sink)));
    }

    private static PrintStream stream(PluginPrints prints) {
        return new PrintStream(prints, true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Optional<String> plugin = ThreadOwner.of(Thread.currentThread());
        if (plugin.isEmpty()) {
            original.write(bytes, from, length);
            return;
        }
        ByteArrayOutputStream kept = line.get();
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                tell(plugin.get(), kept);
            } else if (kept.size() < LONGEST) {
                kept.write(bytes[i]);
            }
        }
    }

    @Override
    public void flush() {
        original.flush();
    }

    private void tell(String plugin, ByteArrayOutputStream kept) {
        String text = kept.toString(StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
        line.remove();
        if (!text.isBlank()) {
            sink.accept(plugin, text);
        }
    }
}
