package dev.portage.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The program that this is all about, started as its users start it.
 *
 * @param launcher the shell script
 */
record Portage(Path launcher, Workspace workspace, Cluster cluster) implements Peer {
    static final String NAME = "portage";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String remark() {
        return "every file proven by its checksum where the store has one";
    }

    @Override
    public boolean installed() {
        return Files.isExecutable(launcher);
    }

    /** As the interface says. A journal lies beside nothing else's, and goes when a new one is needed. */
    @Override
    public Command copy(Place source, Place target) throws IOException {
        Folders.delete(journal());
        return update(source, target);
    }

    @Override
    public Command update(Place source, Place target) throws IOException {
        List<String> words = List.of(
                launcher.toString(),
                "copy",
                "--verify",
                "checksum",
                "--quiet",
                "--journal",
                journal().toString(),
                source.uri(),
                target.uri());
        return new Command(
                words, Map.of("HADOOP_CONF_DIR", cluster.localConfiguration().toString()));
    }

    @Override
    public Command version() {
        return Command.of(launcher.toString(), "--version");
    }

    private Path journal() throws IOException {
        return workspace.scratch().resolve("journal");
    }
}
