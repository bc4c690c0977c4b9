package dev.portage.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A data set to be carried from one kind of place to another.
 *
 * @param route from where to where
 */
record Transfer(DataSet data, Route route, Workspace workspace, Cluster cluster) {
    private static final String SOURCES = "/source";
    private static final String TARGETS = "/target";

    /** From where to where. */
    enum Route {
        LOCAL_TO_LOCAL("local -> local"),
        LOCAL_TO_HDFS("local -> HDFS"),
        HDFS_TO_HDFS("HDFS -> HDFS"),
        LOCAL_TO_S3("local -> S3"),
        S3_TO_HDFS("S3 -> HDFS"),
        S3_TO_S3("bucket -> bucket of one S3");

        private final String title;

        Route(String title) {
            this.title = title;
        }

        /** For people. */
        String title() {
            return title;
        }
    }

    /** The directory to copy; makes it when it is first asked for. */
    Place source() throws IOException {
        LocalPlace local = new LocalPlace(data.createIn(workspace.data()));
        return switch (route) {
            case LOCAL_TO_LOCAL, LOCAL_TO_HDFS, LOCAL_TO_S3 -> local;
            case HDFS_TO_HDFS -> uploaded();
            case S3_TO_HDFS, S3_TO_S3 -> inBucket(local);
        };
    }

    /** The directory that a peer copies to, which nobody else does. */
    Place target(Peer peer) throws IOException {
        return switch (route) {
            case LOCAL_TO_LOCAL -> new LocalPlace(workspace.scratch("target")).child(peer.name());
            case LOCAL_TO_HDFS, HDFS_TO_HDFS, S3_TO_HDFS ->
                cluster.place(TARGETS).child(peer.name());
            case LOCAL_TO_S3, S3_TO_S3 ->
                cluster.s3().place(S3Server.OTHER_BUCKET, "target").child(peer.name());
        };
    }

    /** What is wrong at a peer's target after a run. */
    Optional<String> findDefect(Peer peer) throws IOException {
        return new Arrival(data, target(peer)).findDefect();
    }

    /** Reads the whole source, so that no peer finds it colder than the next. */
    void warm() throws IOException {
        Place source = source();
        for (DataFile file : data.files()) {
            try (InputStream in = source.open(file.path())) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** Deletes the targets of these peers. */
    void clear(List<Peer> peers) throws IOException {
        for (Peer peer : peers) {
            target(peer).delete();
        }
    }

    /** Whoever else would write the objects would do so by other requests; the store keeps the same of each. */
    private Place inBucket(LocalPlace local) throws IOException {
        S3Place place = cluster.s3().place(S3Server.BUCKET, "source").child(data.name());
        if (!place.exists()) {
            cluster.fill(place, local);
        }
        return place;
    }

    private Place uploaded() throws IOException {
        HdfsPlace place = cluster.place(SOURCES).child(data.name());
        if (!place.exists()) {
            place.fill(data);
        }
        return place;
    }
}
