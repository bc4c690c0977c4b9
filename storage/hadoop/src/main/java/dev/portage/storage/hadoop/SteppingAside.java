package dev.portage.storage.hadoop;

import dev.portage.api.storage.StagingName;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Renames over a file where the store has no rename that replaces: the old file steps aside under a temporary name, the new one
 * takes its place, then the old one is deleted. In between a reader finds nothing, but at no time is neither of the two there. Whoever does
 * not go on with a renaming that broke off there must undo it before the new file is deleted.
 *
 * @param fileSystem any file system
 */
record SteppingAside(FileSystem fileSystem) implements Renaming {
    private static final String PREFIX = ".portage-";
    private static final String SUFFIX = ".part";

    @Override
    public void rename(Path source, Path target) throws IOException {
        fileSystem.getFileStatus(source);
        if (!exists(target)) {
            move(source, target);
            return;
        }
        if (fileSystem.getFileStatus(target).isDirectory()) {
            throw new FileAlreadyExistsException(target.toUri().getPath() + " is a directory");
        }
        Path aside = aside(source, target);
        move(target, aside);
        try {
            move(source, target);
        } catch (IOException e) {
            move(aside, target);
            throw e;
        }
        fileSystem.delete(aside, false);
    }

    @Override
    public void undo(Path source, Path target) throws IOException {
        Path aside = aside(source, target);
        if (exists(aside) && !exists(target)) {
            move(aside, target);
        }
    }

    private static Path aside(Path source, Path target) {
        return new Path(target.getParent(), aside(source.getName()));
    }

    private static String aside(String name) {
        String attempt = name.startsWith(PREFIX) && name.endsWith(SUFFIX)
                ? name.substring(PREFIX.length(), name.length() - SUFFIX.length())
                : "unknown-0";
        return StagingName.of(attempt + "-aside");
    }

    private boolean exists(Path path) throws IOException {
        try {
            fileSystem.getFileStatus(path);
            return true;
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private void move(Path source, Path target) throws IOException {
        if (!fileSystem.rename(source, target)) {
            throw new IOException("the store refused to rename " + source.getName() + " to " + target.getName());
        }
    }
}
