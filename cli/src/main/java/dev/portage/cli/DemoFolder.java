package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.journal.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The temporary folder of a demonstration; removed at its end, also when that comes early. */
final class DemoFolder implements AutoCloseable {
    private final Path root;
    private final boolean kept;

    DemoFolder(boolean kept) {
        this.kept = kept;
        try {
            root = Files.createTempDirectory("portage-demo-");
            Files.createDirectory(data());
            Files.createDirectory(hdfs());
        } catch (IOException e) {
            throw new PortageException(ErrorCode.IO, "cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    Path root() {
        return root;
    }

    Path data() {
        return root.resolve("data");
    }

    Path hdfs() {
        return root.resolve("hdfs");
    }

    Path report() {
        return root.resolve("report.json");
    }

    Jobs jobs() {
        return new Jobs(root.resolve("jobs"));
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new PortageException(
                    ErrorCode.IO, "cannot remove the temporary folder " + root + ": " + e.getMessage(), e);
        }
    }
}
