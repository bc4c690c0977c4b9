package dev.portage.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One question put to several peers. Its life: {@link #prepare} once for each peer, the rehearsals, then for each round and peer
 * {@link #ready}, the command that is measured, and {@link #findDefect}; at the end {@link #clear}.
 */
interface Case {

    /** One word with hyphens; the command line names cases by it. */
    String name();

    /** For people. */
    String title();

    /** How often each peer is measured. */
    int rounds();

    /** How often the first peer works unmeasured: servers that were just started are slow for the first gigabytes and calls. */
    default int rehearsals() {
        return 3;
    }

    /** Who is asked, Portage first. */
    List<Peer> peers();

    /** Does what the peer needs done once and nobody wants measured. */
    default void prepare(Peer peer) throws IOException, InterruptedException {}

    /** Brings everything back to the start of a round, and says what to measure. */
    Command ready(Peer peer) throws IOException;

    /** What is wrong with what the measured command has left behind. */
    Optional<String> findDefect(Peer peer) throws IOException;

    /** What else is to be told of the measured command, for people. */
    default Optional<String> observe(Peer peer) throws IOException {
        return Optional.empty();
    }

    /** Deletes what the peers have left behind. */
    void clear() throws IOException;
}
