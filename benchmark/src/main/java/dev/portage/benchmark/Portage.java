package dev.portage.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program that this is all about, started as its users start it.
 *
 * @param launcher the shell script
 * @param verb by which it is asked
 */
record Portage(Path launcher, Verb verb, Workspace workspace, Cluster cluster)
        implements Peer, Mirroring, CarryingOver {
    static final String NAME = "portage";

    /** Its two ways to ask for a copy. */
    enum Verb {
        COPY(NAME, "every file proven by its checksum where the store has one"),
        DISTCP("portage-distcp", "the same by DistCp's command line");

        private final String peer;
        private final String remark;

        Verb(String peer, String remark) {
            this.peer = peer;
            this.remark = remark;
        }

        List<String> words() {
            return switch (this) {
                case COPY -> List.of("copy", "--verify", "checksum");
                case DISTCP -> List.of("distcp");
            };
        }
    }

    @Override
    public String name() {
        return verb.peer;
    }

    @Override
    public String remark() {
        return verb.remark;
    }

    @Override
    public boolean installed() {
        return Files.isExecutable(launcher);
    }

    /** As the interface says. A journal lies beside nothing else's, and goes when a new one is needed. */
    @Override
    public Command copy(Place source, Place target) throws IOException {
        Folders.delete(journal());
        return command(source, target, List.of());
    }

    @Override
    public Command update(Place source, Place target) throws IOException {
        return command(source, target, verb == Verb.COPY ? List.of() : List.of("-update"));
    }

    @Override
    public Command mirror(Place source, Place target) throws IOException {
        Folders.delete(journal());
        return command(source, target, verb == Verb.COPY ? List.of("--delete") : List.of("-update", "-delete"));
    }

    @Override
    public Command carryOver(Place source, Place target, String from, String to) throws IOException {
        if (verb == Verb.COPY) {
            throw new IllegalStateException("portage copy chooses its snapshots itself");
        }
        Folders.delete(journal());
        return command(source, target, List.of("-update", "-diff", from, to));
    }

    private Command command(Place source, Place target, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(verb.words());
        words.addAll(options);
        words.addAll(List.of("--quiet", "--journal", journal().toString(), address(source), address(target)));
        return new Command(
                words, Map.of("HADOOP_CONF_DIR", cluster.localConfiguration().toString()));
    }

    private static String address(Place place) {
        return place instanceof S3Place bucket ? bucket.plainUri() : place.uri();
    }

    @Override
    public Command version() {
        return Command.of(launcher.toString(), "--version");
    }

    private Path journal() throws IOException {
        return workspace.scratch().resolve("journal");
    }
}
