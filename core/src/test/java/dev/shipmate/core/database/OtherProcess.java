package dev.shipmate.core.database;

import java.io.IOException;
import java.nio.file.Path;

/** A second process that holds a database open until it is closed. */
final class OtherProcess implements AutoCloseable {

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    static OtherProcess holding(DatabaseAddress address) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        address.url(),
                        address.user())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // One byte says that the database is open; the end of the stream says that it never will be.
        if (process.getInputStream().read() < 0) {
            throw new IOException("the other process could not open " + address);
        }
        return new OtherProcess(process);
    }

    public static void main(String[] arguments) throws IOException {
        try (Database database = Database.openAsIs(new DatabaseAddress(arguments[0], arguments[1], ""))) {
            System.out.write('!');
            System.out.flush();
            while (System.in.read() >= 0) {
                database.isUpToDate();
            }
        }
    }

    /** Closing its standard input ends it. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}
