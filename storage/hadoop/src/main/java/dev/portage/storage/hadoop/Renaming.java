package dev.portage.storage.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.viewfs.ViewFileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.web.WebHdfsFileSystem;

/** The store's best way to rename a file in place of another. */
@FunctionalInterface
interface Renaming {
    /**
     * Renames a file within its directory.
     *
     * @throws FileNotFoundException if it is not there
     */
    void rename(Path source, Path target) throws IOException;

    /**
     * Puts back what a renaming that has broken off moved away, if it did.
     *
     * @param source as it was given to {@link #rename}
     */
    default void undo(Path source, Path target) throws IOException {}

    static Renaming of(Connection connection) {
        FileSystem fileSystem = connection.fileSystem();
        return fileSystem instanceof ViewFileSystem ? new MountedRenaming(connection) : of(fileSystem);
    }

    /** The best way of a file system that mounts no others. */
    static Renaming of(FileSystem fileSystem) {
        if (fileSystem instanceof DistributedFileSystem hdfs) {
            return (source, target) -> hdfs.rename(source, target, Options.Rename.OVERWRITE);
        }
        if (fileSystem instanceof WebHdfsFileSystem web) {
            return (source, target) -> web.rename(source, target, Options.Rename.OVERWRITE);
        }
        return new SteppingAside(fileSystem);
    }
}
