package dev.portage.benchmark;

import dev.portage.benchmark.scale.Scale;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Does memory grow with the number of files? Portage plans, runs and journals files that cost nothing to read or to
 * write, in a small heap.
 *
 * @param files in thousands
 * @param peers Portage or nobody: no other can be given such files
 */
record MemoryCase(int files, int rounds, List<Peer> peers, Workspace workspace, Cluster cluster) implements Case {
    private static final List<String> SMALL_HEAP = List.of("-Xmx256m");

    MemoryCase {
        peers = List.copyOf(peers);
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "%,d files in a heap of 256 MB".formatted(files * 1000);
    }

    /** It uses no server. */
    @Override
    public int rehearsals() {
        return 0;
    }

    @Override
    public Command ready(Peer peer) throws IOException {
        clear();
        List<String> arguments =
                List.of(Integer.toString(files), workspace.scratch("memory").toString());
        return Command.java(SMALL_HEAP, cluster.localConfiguration(), Scale.class.getName(), arguments);
    }

    /** Nothing arrives anywhere; the command itself fails if something is amiss. */
    @Override
    public Optional<String> findDefect(Peer peer) {
        return Optional.empty();
    }

    @Override
    public void clear() throws IOException {
        Folders.delete(workspace.scratch("memory"));
    }
}
