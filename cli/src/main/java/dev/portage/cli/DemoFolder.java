package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.journal.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The temporary folder of a demonstration; removed at its end, also when that comes early. */
final class DemoFolder implements AutoCloseable {
    private final TemporaryFolder folder;
    private final boolean kept;

    DemoFolder(boolean kept) {
        this.kept = kept;
        this.folder = TemporaryFolder.create("portage-demo-");
        try {
            Files.createDirectory(data());
            Files.createDirectory(hdfs());
        } catch (IOException e) {
            throw new PortageException(ErrorCode.IO, "cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    Path root() {
        return folder.root();
    }

    Path data() {
        return root().resolve("data");
    }

    Path hdfs() {
        return root().resolve("hdfs");
    }

    Path report() {
        return root().resolve("report.json");
    }

    Jobs jobs() {
        return new Jobs(root().resolve("jobs"));
    }

    @Override
    public void close() {
        if (!kept) {
            folder.close();
        }
    }
}
