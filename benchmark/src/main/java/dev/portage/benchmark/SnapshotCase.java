package dev.portage.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How long does it take to carry over what has changed between two snapshots?
 *
 * @param before what source and target have in common
 * @param changed the files of {@code before} that have other content afterwards
 */
record SnapshotCase(String name, int rounds, List<Peer> peers, DataSet before, DataSet changed, Cluster cluster)
        implements Case {
    private static final String SOURCES = "/snapshots";
    private static final String TARGETS = "/carried";
    private static final String FROM = "before";
    private static final String TO = "after";

    SnapshotCase {
        peers = peers.stream().filter(CarryingOver.class::isInstance).toList();
    }

    @Override
    public String title() {
        return "snapshot difference, %,d of %,d files changed, HDFS -> HDFS"
                .formatted(changed.files().size(), before.files().size());
    }

    /** To fill the source and the targets has warmed the servers. */
    @Override
    public int rehearsals() {
        return 1;
    }

    @Override
    public Command ready(Peer peer) throws IOException {
        HdfsPlace source = source();
        if (!source.exists()) {
            source.fill(before);
            source.keep(FROM);
            source.fill(changed);
            source.keep(TO);
        }
        HdfsPlace target = target(peer);
        if (target.exists()) {
            target.forget(FROM);
            target.fill(before.only(changed));
        } else {
            target.fill(before);
        }
        target.keep(FROM);
        return ((CarryingOver) peer).carryOver(source, target, FROM, TO);
    }

    @Override
    public Optional<String> findDefect(Peer peer) throws IOException {
        return new Arrival(before.replaced(changed), target(peer)).findDefect();
    }

    @Override
    public void clear() throws IOException {
        for (Peer peer : peers) {
            remove(target(peer), FROM);
        }
        remove(source(), FROM, TO);
    }

    private static void remove(HdfsPlace place, String... snapshots) throws IOException {
        if (place.exists()) {
            for (String snapshot : snapshots) {
                place.forget(snapshot);
            }
            place.delete();
        }
    }

    private HdfsPlace source() throws IOException {
        return cluster.place(SOURCES).child(before.name());
    }

    private HdfsPlace target(Peer peer) throws IOException {
        return cluster.place(TARGETS).child(before.name()).child(peer.name());
    }
}
