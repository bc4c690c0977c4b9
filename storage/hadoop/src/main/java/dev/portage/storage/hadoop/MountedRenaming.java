package dev.portage.storage.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.Path;

/**
 * Renames in the file system that is mounted at a directory, because the one that mounts it has no rename that replaces.
 *
 * @param connection a store that mounts others
 */
record MountedRenaming(Connection connection) implements Renaming {
    @Override
    public void rename(Path source, Path target) throws IOException {
        Connection.Place directory = connection.placeOf(target.getParent());
        Renaming.of(directory.fileSystem())
                .rename(
                        directory.below(source.getName()).path(),
                        directory.below(target.getName()).path());
    }

    @Override
    public void undo(Path source, Path target) throws IOException {
        Connection.Place directory = connection.placeOf(target.getParent());
        Renaming.of(directory.fileSystem())
                .undo(
                        directory.below(source.getName()).path(),
                        directory.below(target.getName()).path());
    }
}
