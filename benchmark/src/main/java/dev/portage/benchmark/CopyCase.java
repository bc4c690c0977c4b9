package dev.portage.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How long does a first copy take? */
record CopyCase(String name, int rounds, List<Peer> peers, Transfer transfer) implements Case {

    CopyCase {
        peers = List.copyOf(peers);
    }

    @Override
    public String title() {
        return "copy, " + transfer.route().title();
    }

    @Override
    public Command ready(Peer peer) throws IOException {
        transfer.target(peer).delete();
        transfer.warm();
        return peer.copy(transfer.source(), transfer.target(peer));
    }

    @Override
    public Optional<String> findDefect(Peer peer) throws IOException {
        return transfer.findDefect(peer);
    }

    @Override
    public void clear() throws IOException {
        transfer.clear(peers);
    }
}
