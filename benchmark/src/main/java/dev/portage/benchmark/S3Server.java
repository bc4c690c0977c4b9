package dev.portage.benchmark;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The S3 store that all peers share: {@code portage sandbox s3}, which is S3Proxy over a folder, in a process of its own. Through a
 * {@link RequestMeter} before it requests are counted when that is asked for. For one thread.
 */
final class S3Server implements Closeable {
    /** Each bucket is a folder. */
    static final String BUCKET = "sandbox";

    static final String OTHER_BUCKET = "other";

    private static final String ENDPOINT = "fs.s3a.endpoint";
    private static final String LAST_SETTING = "fs.s3a.secret.key";
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final Path folder;
    private final Map<String, String> settings;
    private final RequestMeter meter;
    private boolean metered;

    private S3Server(Process process, Path folder, Map<String, String> settings) throws IOException {
        this.process = process;
        this.folder = folder;
        this.settings = Map.copyOf(settings);
        this.meter = RequestMeter.before(URI.create(settings.getOrDefault(ENDPOINT, "")));
    }

    /**
     * Starts one and waits until it serves.
     *
     * @param launcher of Portage
     * @param folder in which the store keeps its buckets
     * @throws IOException if it does not start
     */
    static S3Server start(Path launcher, Path folder) throws IOException {
        Files.createDirectories(folder.resolve(OTHER_BUCKET));
        Process process = new ProcessBuilder(List.of(launcher.toString(), "sandbox", "s3", "--dir", folder.toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling("s3.log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "s3-server-end"));
        return new S3Server(process, folder, readSettings(process));
    }

    private static Map<String, String> readSettings(Process process) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        while (!settings.containsKey(LAST_SETTING)) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("the S3 server did not start");
            }
            String[] words = line.split("=", 2);
            settings.put(words[0], words[words.length - 1]);
        }
        settings.remove("address");
        return settings;
    }

    /** What clients are told, in Hadoop's words. */
    Map<String, String> settings() {
        Map<String, String> told = new TreeMap<>(settings);
        if (metered) {
            told.put(ENDPOINT, meter.endpoint().toString());
        }
        return told;
    }

    /** A directory of a bucket. */
    S3Place place(String bucket, String path) {
        return new S3Place(this, bucket, path);
    }

    /** Where the store keeps a bucket. */
    Path folder(String bucket) {
        return folder.resolve(bucket);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Lets clients that are configured from now on be counted; all counts begin anew. */
    void count() {
        metered = true;
        meter.reset();
    }

    /** What was counted, for people; who is configured from now on is not counted any more. */
    String counted() {
        metered = false;
        return meter.toString();
    }

    @Override
    public void close() throws IOException {
        meter.close();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
