package dev.portage.benchmark;

import dev.portage.benchmark.Transfer.Route;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All cases, in the order in which they are run. */
final class Catalogue {
    private final Options options;
    private final Workspace workspace;
    private final Cluster cluster;
    private final Stopwatch stopwatch;

    Catalogue(Options options, Workspace workspace, Cluster cluster, Stopwatch stopwatch) {
        this.options = options;
        this.workspace = workspace;
        this.cluster = cluster;
        this.stopwatch = stopwatch;
    }

    /** The cases that the options ask for, each with those of its peers that are asked for and installed. */
    List<Case> cases() {
        return Stream.of(
                        startingCases(),
                        smallCases(),
                        updateCases(),
                        largeCases(),
                        mixedCases(),
                        deletionCases(),
                        snapshotCases(),
                        s3Cases(),
                        memoryCases())
                .flatMap(List::stream)
                .filter(question -> options.selects(question.name()))
                .toList();
    }

    private List<Case> startingCases() {
        List<Peer> peers = peers(portage(), local(), rclone(), new Cp());
        return List.of(
                new VersionCase("version", options.rounds(7), peers),
                new CopyCase(
                        "empty",
                        options.rounds(7),
                        peers(portage(), local(), new Cp()),
                        transfer(DataSet.empty(), Route.LOCAL_TO_LOCAL)));
    }

    private List<Case> smallCases() {
        return List.of(
                copy("small-local-to-local", small(), Route.LOCAL_TO_LOCAL, portage(), local(), rclone(), new Cp()),
                copy("small-local-to-hdfs", small(), Route.LOCAL_TO_HDFS, portage(), local(), yarn(), rclone()),
                copy("small-hdfs-to-hdfs", small(), Route.HDFS_TO_HDFS, portage(), door(), local(), yarn(), rclone()));
    }

    private List<Case> updateCases() {
        return List.of(
                update("update-local-to-local", Route.LOCAL_TO_LOCAL, portage(), local(), rclone(), new Cp()),
                update("update-local-to-hdfs", Route.LOCAL_TO_HDFS, portage(), local(), yarn(), rclone()),
                update("update-hdfs-to-hdfs", Route.HDFS_TO_HDFS, portage(), door(), local(), yarn(), rclone()));
    }

    private List<Case> largeCases() {
        Peer untuned = DistCp.untuned(cluster);
        Peer chunked = DistCp.chunkedYarn(cluster);
        DataSet data = DataSet.large(options.scaled(2L << 30));
        return List.of(
                copy("large-local-to-local", data, Route.LOCAL_TO_LOCAL, portage(), local(), rclone(), new Cp()),
                copy(
                        "large-local-to-hdfs",
                        data,
                        Route.LOCAL_TO_HDFS,
                        portage(),
                        untuned,
                        local(),
                        yarn(),
                        chunked,
                        rclone()),
                copy(
                        "large-hdfs-to-hdfs",
                        data,
                        Route.HDFS_TO_HDFS,
                        portage(),
                        door(),
                        untuned,
                        local(),
                        yarn(),
                        chunked,
                        rclone()));
    }

    private List<Case> mixedCases() {
        DataSet data = DataSet.mixed((int) options.scaled(20_000));
        return List.of(copy("mixed-local-to-hdfs", data, Route.LOCAL_TO_HDFS, portage(), local(), yarn(), rclone()));
    }

    private List<Case> deletionCases() {
        return List.of(new DeletionCase(
                "delete-hdfs",
                options.rounds(3),
                peers(portage(), door(), local(), yarn(), rclone()),
                small(),
                small().thinned(100),
                cluster));
    }

    /** As many changes in a small tree as in one of ten times the size. */
    private List<Case> snapshotCases() {
        return List.of(carrying("diff-among-10000", 10_000, 10), carrying("diff-among-100000", 100_000, 100));
    }

    private Case carrying(String name, int files, int step) {
        DataSet before = DataSet.sparse((int) options.scaled(files), step);
        DataSet changed = before.thinned(step).rewritten();
        return new SnapshotCase(name, options.rounds(3), peers(door(), local(), yarn()), before, changed, cluster);
    }

    private List<Case> s3Cases() {
        if (!portage().installed()) {
            return List.of(); // it brings the store
        }
        DataSet large = DataSet.large(options.scaled(2L << 30));
        List<Peer> peers = peers(portage(), local(), rclone());
        return List.of(
                copy("small-local-to-s3", small(), Route.LOCAL_TO_S3, portage(), local(), rclone()),
                copy("small-s3-to-hdfs", small(), Route.S3_TO_HDFS, portage(), local(), rclone()),
                update("update-local-to-s3", Route.LOCAL_TO_S3, portage(), local(), rclone()),
                copy("large-local-to-s3", large, Route.LOCAL_TO_S3, portage(), local(), rclone()),
                copy("bucket-to-bucket-s3", small(), Route.S3_TO_S3, portage(), local(), rclone()),
                new RequestCase("requests-local-to-s3", peers, transfer(small(), Route.LOCAL_TO_S3), cluster),
                new RequestCase("requests-bucket-to-bucket-s3", peers, transfer(small(), Route.S3_TO_S3), cluster));
    }

    private List<Case> memoryCases() {
        return List.of(new MemoryCase(5_000, options.rounds(3), peers(portage()), workspace, cluster));
    }

    private Case copy(String name, DataSet data, Route route, Peer... peers) {
        return new CopyCase(name, options.rounds(3), peers(peers), transfer(data, route));
    }

    private Case update(String name, Route route, Peer... peers) {
        return new UpdateCase(name, options.rounds(3), peers(peers), transfer(small(), route), stopwatch);
    }

    private DataSet small() {
        return DataSet.small((int) options.scaled(10_000));
    }

    private Transfer transfer(DataSet data, Route route) {
        return new Transfer(data, route, workspace, cluster);
    }

    private List<Peer> peers(Peer... peers) {
        return Arrays.stream(peers)
                .filter(Peer::installed)
                .filter(peer -> options.selectsPeer(peer.name()))
                .toList();
    }

    private Peer portage() {
        return new Portage(options.launcher(), Portage.Verb.COPY, workspace, cluster);
    }

    private Peer door() {
        return new Portage(options.launcher(), Portage.Verb.DISTCP, workspace, cluster);
    }

    private Peer local() {
        return DistCp.tunedLocal(cluster);
    }

    private Peer yarn() {
        return DistCp.tunedYarn(cluster);
    }

    private Peer rclone() {
        return new Rclone();
    }
}
