package dev.portage.dist.program;

import static org.awaitility.Awaitility.await;

import dev.portage.dist.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@code portage sandbox s3} that runs.
 *
 * @param directory in which it keeps its objects, in {@code store}
 * @param settings with which it is reached
 */
record S3Store(Program.Running sandbox, Path directory, Map<String, String> settings) implements AutoCloseable {
    private static final String ENDPOINT = "fs.s3a.endpoint";
    private static final int PRINTED_LINES = 6;

    /** Starts one that keeps its data in a temporary folder until it is closed. */
    static S3Store start() {
        try {
            Path directory = Files.createTempDirectory("portage-test-s3-");
            Program.Running sandbox = Portage.keepingStateIn(directory)
                    .start("sandbox", "s3", "--dir", directory.resolve("store").toString());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> printedBy(sandbox).size() == PRINTED_LINES);
            return new S3Store(sandbox, directory, settings(printedBy(sandbox)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> printedBy(Program.Running sandbox) throws IOException {
        return Files.readAllLines(sandbox.output());
    }

    private static Map<String, String> settings(List<String> printed) {
        return printed.stream()
                .skip(1)
                .map(line -> line.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> words[1]));
    }

    URI endpoint() {
        return URI.create(settings.getOrDefault(ENDPOINT, ""));
    }

    /** The same store, reached by another way. */
    S3Store at(URI endpoint) {
        return with(ENDPOINT, endpoint.toString());
    }

    S3Store with(String setting, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new S3Store(sandbox, directory, more);
    }

    /** A command line with what it takes to reach the store behind its verb. */
    String[] command(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(
                1,
                settings.entrySet().stream()
                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                        .toList());
        return command.toArray(String[]::new);
    }

    /** What lies below a prefix, looked at past the store: its objects are files. */
    Place place(String prefix) {
        return Place.local(directory.resolve("store/sandbox").resolve(prefix));
    }

    @Override
    public void close() {
        sandbox.process().destroy();
        sandbox.await();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
