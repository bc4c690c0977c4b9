package dev.portage.distcp;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/**
 * The local disk as a store that can do nothing but the least, {@code bare:///}. Some names mean trouble: {@code unlistable} cannot be listed,
 * {@code unreadable} cannot be read, {@code vanished} is listed and is not there, {@code unsummed} fails to tell its checksum.
 */
public final class BareFileSystem extends RawLocalFileSystem {
    private static final URI NAME = URI.create("bare:///");

    /** Made by Hadoop. */
    public BareFileSystem() {}

    /** The option that makes it known. */
    static String option() {
        return "-Dfs.bare.impl=" + BareFileSystem.class.getName();
    }

    @Override
    public URI getUri() {
        return NAME;
    }

    @Override
    public void initialize(URI uri, Configuration configuration) throws IOException {
        super.initialize(uri, configuration);
        setConf(configuration);
    }

    @Override
    public boolean hasPathCapability(Path path, String capability) {
        return false;
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        if (path.getName().equals("unlistable")) {
            throw new IOException(path + " cannot be listed");
        }
        FileStatus[] there =
                Stream.of(super.listStatus(path)).map(BareFileSystem::plain).toArray(FileStatus[]::new);
        return path.getName().equals("vanishing")
                ? Stream.concat(Stream.of(there), Stream.of(vanished(path))).toArray(FileStatus[]::new)
                : there;
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return plain(super.getFileStatus(path));
    }

    /** Without owner and permissions. */
    private static FileStatus plain(FileStatus status) {
        return new FileStatus(
                status.getLen(),
                status.isDirectory(),
                status.getReplication(),
                status.getBlockSize(),
                status.getModificationTime(),
                status.getPath());
    }

    private FileStatus vanished(Path directory) {
        return new FileStatus(5, false, 1, 1 << 20, 1_000_000_000_000L, makeQualified(new Path(directory, "vanished")));
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        if (path.getName().equals("unreadable")) {
            throw new IOException(path + " cannot be read");
        }
        if (path.getName().equals("vanished")) {
            throw new FileNotFoundException(path + " is not there");
        }
        return super.open(path, bufferSize);
    }

    @Override
    public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) {
        throw new UnsupportedOperationException("nothing can be appended to " + path);
    }

    @Override
    public void concat(Path target, Path[] sources) {
        throw new UnsupportedOperationException("no files can be joined");
    }

    @Override
    public FileChecksum getFileChecksum(Path path, long length) throws IOException {
        if (path.getName().equals("unsummed")) {
            throw new IOException("no checksum of " + path);
        }
        return super.getFileChecksum(path, length);
    }
}
