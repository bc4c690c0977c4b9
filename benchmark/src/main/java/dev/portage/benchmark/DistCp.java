package dev.portage.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.util.VersionInfo;

/**
 * Hadoop's own copier, in one of the ways to run it.
 *
 * @param runner where its maps run
 * @param options what it is told beyond source and target
 */
record DistCp(String name, String remark, Runner runner, List<String> options, Cluster cluster)
        implements Peer, Mirroring, CarryingOver {
    private static final List<String> HEAP = List.of("-Xmx1g");
    private static final List<String> TUNING =
            List.of("-bandwidth", "10000", "-direct", "-strategy", "dynamic", "-numListstatusThreads", "40");
    private static final String MAPS = "4";
    private static final String BLOCKS_PER_CHUNK = "4";

    /** Where maps run. */
    enum Runner {
        LOCAL,
        YARN
    }

    DistCp {
        options = List.copyOf(options);
    }

    /** With the local job runner and every option that helps. */
    static DistCp tunedLocal(Cluster cluster) {
        return new DistCp(
                "distcp-local",
                "tuned, on Hadoop's local job runner, which always uses a single map: serial",
                Runner.LOCAL,
                TUNING,
                cluster);
    }

    /** With four maps on YARN and every option that helps. */
    static DistCp tunedYarn(Cluster cluster) {
        List<String> options = new ArrayList<>(TUNING);
        options.addAll(List.of("-m", MAPS));
        return new DistCp(
                "distcp-yarn",
                "tuned, four maps on a YARN of this machine, submission included; memory is of the largest of its processes",
                Runner.YARN,
                options,
                cluster);
    }

    /** As {@link #tunedYarn}, with large files cut so that all maps have a share. */
    static DistCp chunkedYarn(Cluster cluster) {
        List<String> options = new ArrayList<>(tunedYarn(cluster).options());
        options.addAll(List.of("-blocksperchunk", BLOCKS_PER_CHUNK));
        return new DistCp(
                "distcp-yarn-chunked",
                "as distcp-yarn, large files in chunks of four blocks",
                Runner.YARN,
                options,
                cluster);
    }

    /** Without any option. */
    static DistCp untuned(Cluster cluster) {
        return new DistCp(
                "distcp-untuned",
                "as it comes: local job runner, 100 MB/s for each map",
                Runner.LOCAL,
                List.of(),
                cluster);
    }

    @Override
    public boolean installed() {
        return true;
    }

    @Override
    public Command copy(Place source, Place target) throws IOException {
        return start(options, source, target);
    }

    @Override
    public Command update(Place source, Place target) throws IOException {
        List<String> words = new ArrayList<>(options);
        words.add("-update");
        return start(words, source, target);
    }

    @Override
    public Command mirror(Place source, Place target) throws IOException {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("-update", "-delete"));
        return start(words, source, target);
    }

    @Override
    public Command carryOver(Place source, Place target, String from, String to) throws IOException {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("-update", "-diff", from, to));
        return start(words, source, target);
    }

    /** DistCp has no such option; its library's own program does the same. */
    @Override
    public Command version() throws IOException {
        return Command.java(HEAP, configuration(), VersionInfo.class.getName(), List.of());
    }

    private Command start(List<String> words, Place source, Place target) throws IOException {
        List<String> arguments = new ArrayList<>(words);
        arguments.add(source.uri());
        arguments.add(target.uri());
        return Command.java(HEAP, configuration(), org.apache.hadoop.tools.DistCp.class.getName(), arguments);
    }

    private Path configuration() throws IOException {
        return switch (runner) {
            case LOCAL -> cluster.localConfiguration();
            case YARN -> cluster.yarnConfiguration();
        };
    }
}
