package dev.portage.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What does a first copy ask a store for? The time is not to be compared: everything passes a meter. */
record RequestCase(String name, List<Peer> peers, Transfer transfer, Cluster cluster) implements Case {

    RequestCase {
        peers = List.copyOf(peers);
    }

    @Override
    public String title() {
        return "requests, " + transfer.route().title();
    }

    /** The counts are the same each time. */
    @Override
    public int rounds() {
        return 1;
    }

    @Override
    public int rehearsals() {
        return 0;
    }

    @Override
    public Command ready(Peer peer) throws IOException {
        transfer.target(peer).delete();
        Place source = transfer.source();
        cluster.s3().count();
        return peer.copy(source, transfer.target(peer));
    }

    @Override
    public Optional<String> findDefect(Peer peer) throws IOException {
        return transfer.findDefect(peer);
    }

    @Override
    public Optional<String> observe(Peer peer) throws IOException {
        return Optional.of(cluster.s3().counted());
    }

    @Override
    public void clear() throws IOException {
        transfer.clear(peers);
    }
}
