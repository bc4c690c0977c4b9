package dev.portage.core.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files of the temporary directory that are gone when they are closed. */
public final class TemporaryFile {
    private TemporaryFile() {}

    /**
     * Opens a new file to write to and to read from. On Unix it loses its name at once, so that nothing is left of it even when the process
     * is killed.
     *
     * @param purpose a word that tells whoever looks into the directory what it is for
     */
    public static FileChannel open(String purpose) throws IOException {
        Path file = Files.createTempFile("portage-" + purpose + "-", ".jsonl");
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** What to say if that does not work. */
    public static String complaint(IOException cause) {
        return "cannot use the temporary directory " + System.getProperty("java.io.tmpdir") + ": " + cause.getMessage();
    }
}
