package dev.portage.benchmark;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own. It prints {@code ready} and its address when it may be used, and ends when its
 * input does, hence also when this process is killed.
 */
final class Server implements Closeable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final String READY = "ready ";

    private final Process process;
    private final String address;

    private Server(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param folder to work in
     * @param logFile in that folder, for the server's errors
     * @throws IOException if it ends, or does not become ready within two minutes
     */
    static Server start(Command command, Path folder, String logFile) throws IOException {
        Path log = folder.resolve(logFile);
        Process process = command.loggingTo(folder, logFile)
                .redirectErrorStream(false)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            return new Server(process, awaitReady(process, log));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** What follows {@code ready}. */
    String address() {
        return address;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Asks the server to end, and ends it after half a minute. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                destroy();
            }
        } catch (InterruptedException e) {
            destroy();
            Thread.currentThread().interrupt();
        }
    }

    private void destroy() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String awaitReady(Process process, Path log) throws IOException {
        Thread alarm = new Thread(() -> destroyAfter(process, START), "server-start-alarm");
        alarm.setDaemon(true);
        alarm.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                alarm.interrupt();
                return line.substring(READY.length());
            }
        }
        throw new IOException("the server did not start; see " + log);
    }

    private static void destroyAfter(Process process, Duration limit) {
        try {
            TimeUnit.NANOSECONDS.sleep(limit.toNanos());
            process.destroyForcibly();
        } catch (InterruptedException e) {
            // The server has started in time.
        }
    }
}
