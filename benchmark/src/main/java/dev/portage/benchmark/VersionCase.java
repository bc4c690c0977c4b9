package dev.portage.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How long does it take to start at all? */
record VersionCase(String name, int rounds, List<Peer> peers) implements Case {

    VersionCase {
        peers = List.copyOf(peers);
    }

    @Override
    public String title() {
        return "print the version";
    }

    @Override
    public Command ready(Peer peer) throws IOException {
        return peer.version();
    }

    @Override
    public Optional<String> findDefect(Peer peer) {
        return Optional.empty();
    }

    @Override
    public void clear() {}
}
