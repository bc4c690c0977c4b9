package dev.portage.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How long does it take to find out that nothing is to be done? Each peer updates what it has itself copied. */
record UpdateCase(String name, int rounds, List<Peer> peers, Transfer transfer, Stopwatch stopwatch) implements Case {

    UpdateCase {
        peers = List.copyOf(peers);
    }

    @Override
    public String title() {
        return "nothing to do, " + transfer.route().title();
    }

    @Override
    public void prepare(Peer peer) throws IOException, InterruptedException {
        transfer.target(peer).delete();
        Command first = peer.copy(transfer.source(), transfer.target(peer));
        stopwatch.measure(first, name + "-preparation-" + peer.name());
    }

    @Override
    public Command ready(Peer peer) throws IOException {
        return peer.update(transfer.source(), transfer.target(peer));
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
