package dev.portage.core.storage.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** Makes what Java cannot make. */
final class Shell {
    private Shell() {}

    /** Runs a command in a directory; where that does not work, the test is skipped. */
    static void run(Path directory, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(process.waitFor() == 0, () -> "this machine cannot run: " + command);
    }
}
