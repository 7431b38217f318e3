package dev.shipmate.core.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A second process that opens a database and commits numbered rows to it, saying each number behind its commit. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader committed;

    private OtherProcess(Process process) {
        this.process = process;
        this.committed = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static OtherProcess writingTo(DatabaseAddress address) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        address.url(),
                        address.user())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new OtherProcess(process);
    }

    /** Returns once this many rows were committed; the process goes on writing. */
    void awaitCommits(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (committed.readLine() == null) {
                throw new IOException("the other process ended after " + i + " rows");
            }
        }
    }

    public static void main(String[] arguments) {
        try (Database database = Database.open(new DatabaseAddress(arguments[0], arguments[1], ""))) {
            for (int i = 0; !System.out.checkError(); i++) {
                String name = String.valueOf(i);
                database.jdbi()
                        .useHandle(handle -> handle.execute(
                                "insert into session_entry (plugin, platform, user_id, name, value, expires_at)"
                                        + " values ('p', 'console', 'ada', ?, 'v', current_timestamp)",
                                name));
                System.out.println(name);
            }
        }
    }

    /** Kills it, as an operating system short of memory would, and returns how many more commits it had told of. */
    long kill() throws InterruptedException {
        // By its handle: the process object would close the stream before the last numbers were read.
        process.toHandle().destroyForcibly();
        process.waitFor();
        return committed.lines().count();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
