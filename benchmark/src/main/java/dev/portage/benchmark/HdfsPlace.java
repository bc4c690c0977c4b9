package dev.portage.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.jspecify.annotations.Nullable;

/** A directory of the HDFS that all peers share. */
record HdfsPlace(DistributedFileSystem hdfs, Path root) implements Place {
    private static final int WRITERS = 16;

    @Override
    public String uri() {
        return hdfs.makeQualified(root).toString();
    }

    @Override
    public String path() {
        return root.toUri().getPath();
    }

    /** Host and port that the HDFS answers at. */
    String nameNode() {
        return hdfs.getUri().getAuthority();
    }

    @Override
    public HdfsPlace child(String name) {
        return new HdfsPlace(hdfs, new Path(root, name));
    }

    @Override
    public boolean exists() throws IOException {
        return hdfs.exists(root);
    }

    @Override
    public Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        int prefix = path().length() + 1;
        RemoteIterator<LocatedFileStatus> files = hdfs.listFiles(root, true);
        while (files.hasNext()) {
            LocatedFileStatus file = files.next();
            sizes.put(file.getPath().toUri().getPath().substring(prefix), file.getLen());
        }
        return sizes;
    }

    @Override
    public InputStream open(String path) throws IOException {
        return hdfs.open(new Path(root, path));
    }

    /**
     * Writes a data set, many files at a time, over files that are there.
     *
     * @throws IOException if a file cannot be written; the others may be there or not
     */
    void fill(DataSet data) throws IOException {
        hdfs.mkdirs(root);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Void>> files = data.files().stream()
                    .map(file -> writers.submit(() -> write(file)))
                    .toList();
            for (Future<Void> file : files) {
                file.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("cannot write " + data.name() + " to " + uri(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing " + data.name(), e);
        } finally {
            writers.shutdownNow();
        }
    }

    /** As the interface says: the DataNodes have been told of every block that is no longer needed. */
    @Override
    public void delete() throws IOException {
        hdfs.delete(root, true);
        Waiting.until("HDFS has given back the blocks of " + root, () -> hdfs.getPendingDeletionBlocksCount() == 0);
    }

    /** Keeps the present state under a name, which must not be taken. */
    void keep(String snapshot) throws IOException {
        hdfs.allowSnapshot(root);
        hdfs.createSnapshot(root, snapshot);
    }

    /** Lets go of a state; when none is left, the directory can be deleted. */
    void forget(String snapshot) throws IOException {
        hdfs.deleteSnapshot(root, snapshot);
    }

    private @Nullable Void write(DataFile file) throws IOException {
        try (OutputStream out = hdfs.create(new Path(root, file.path()))) {
            file.writeTo(out);
        }
        return null;
    }
}
