package dev.portage.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How long does it take to delete files that only the target has? Every directory stays, so that nobody can delete whole ones.
 *
 * @param full what lies at the target before
 * @param kept the source, and what shall be left of the target
 */
record DeletionCase(String name, int rounds, List<Peer> peers, DataSet full, DataSet kept, Cluster cluster)
        implements Case {
    private static final String SOURCE = "/kept";
    private static final String TARGETS = "/overfull";

    DeletionCase {
        peers = peers.stream().filter(Mirroring.class::isInstance).toList();
    }

    @Override
    public String title() {
        return "deleting %,d extra files from HDFS"
                .formatted(full.files().size() - kept.files().size());
    }

    /** Refilling the target takes many times as long as what is measured. */
    @Override
    public int rehearsals() {
        return 1;
    }

    @Override
    public Command ready(Peer peer) throws IOException {
        HdfsPlace source = cluster.place(SOURCE);
        if (!source.exists()) {
            source.fill(kept);
        }
        HdfsPlace target = target(peer);
        target.delete();
        target.fill(full);
        return ((Mirroring) peer).mirror(source, target);
    }

    @Override
    public Optional<String> findDefect(Peer peer) throws IOException {
        return new Arrival(kept, target(peer)).findDefect();
    }

    @Override
    public void clear() throws IOException {
        for (Peer peer : peers) {
            target(peer).delete();
        }
        cluster.place(SOURCE).delete();
    }

    private HdfsPlace target(Peer peer) throws IOException {
        return cluster.place(TARGETS).child(peer.name());
    }
}
