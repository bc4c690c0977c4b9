package dev.portage.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The HDFS, the YARN and the S3 store that all peers share. Each is a process of its own, started when it is first asked for and
 * stopped when the cluster is closed. For one thread.
 */
final class Cluster implements Closeable {
    /**
     * How long a client sleeps when it asks for a file to be closed before the DataNode has reported the last block.
     * Hadoop's default, 400 ms, is made for real clusters; on one machine nearly every file would pay it.
     */
    static final Duration LOCATE_FOLLOWING_BLOCK_DELAY = Duration.ofMillis(10);

    /** What S3A leaves out when it is told that nobody else works at the target, and as many threads as others have. */
    private static final Map<String, String> S3A_TUNING = Map.of(
            "fs.s3a.create.performance", "true",
            "fs.s3a.fast.upload.buffer", "bytebuffer",
            "fs.s3a.fast.upload.active.blocks", "16",
            "fs.s3a.threads.max", "64",
            "fs.s3a.connection.maximum", "200");

    private static final List<String> SERVER_OPTIONS =
            List.of("-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private final Workspace workspace;
    private final Path launcher;
    private final Deque<Closeable> running = new ArrayDeque<>();
    private @Nullable Server hdfs;
    private @Nullable Server yarn;
    private @Nullable S3Server s3;
    private @Nullable DistributedFileSystem fileSystem;

    /**
     * A cluster of which nothing runs yet.
     *
     * @param launcher of Portage, which brings the S3 store
     */
    Cluster(Workspace workspace, Path launcher) {
        this.workspace = workspace;
        this.launcher = launcher;
    }

    /** The folder of the configuration with which a client works alone, with the local job runner. */
    Path localConfiguration() throws IOException {
        Path folder = workspace.scratch("configuration/local");
        SiteFiles.write(clientConfiguration(), folder);
        return folder;
    }

    /** The folder of the configuration with which a client submits jobs to YARN; starts both servers. */
    Path yarnConfiguration() throws IOException {
        Path folder = workspace.scratch("configuration/yarn");
        if (yarn == null) {
            Path basis = workspace.scratch("configuration/yarn-server");
            Configuration configuration = clientConfiguration();
            configuration.set("fs.defaultFS", hdfs().address());
            SiteFiles.write(configuration, basis);
            yarn = Server.start(
                    Command.java(SERVER_OPTIONS, basis, YarnServer.class.getName(), List.of(folder.toString())),
                    workspace.scratch("servers"),
                    "yarn.log");
            running.push(yarn);
        }
        return folder;
    }

    /** A directory of the HDFS; starts it. */
    HdfsPlace place(String path) throws IOException {
        String address = hdfs().address();
        if (fileSystem == null) {
            fileSystem = (DistributedFileSystem) FileSystem.newInstance(URI.create(address), clientConfiguration());
            running.push(fileSystem);
        }
        return new HdfsPlace(fileSystem, new org.apache.hadoop.fs.Path(path));
    }

    /** The S3 store; starts it. */
    S3Server s3() throws IOException {
        if (s3 == null) {
            s3 = S3Server.start(launcher, workspace.scratch("s3"));
            running.push(s3);
        }
        return s3;
    }

    /** Copies a directory of this machine into the S3 store, unmeasured. */
    void fill(S3Place place, LocalPlace local) throws IOException {
        Portage portage = new Portage(launcher, Portage.Verb.COPY, workspace, this);
        Process process = portage.copy(local, place)
                .loggingTo(workspace.scratch("logs"), "fill-s3.log")
                .start();
        Waiting.until(place + " is filled", () -> !process.isAlive());
        if (process.exitValue() != 0) {
            throw new IOException("cannot fill " + place.uri() + "; see fill-s3.log");
        }
    }

    /** What the servers and their containers have used since they started. */
    Duration processorTime() {
        return servers().stream()
                .map(server -> new ProcessStatus(server.pid()).processorTime())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The processes of the servers that run. */
    List<ProcessHandle> servers() {
        List<ProcessHandle> servers = new ArrayList<>();
        Optional.ofNullable(hdfs).map(Server::handle).ifPresent(servers::add);
        Optional.ofNullable(yarn).map(Server::handle).ifPresent(servers::add);
        Optional.ofNullable(s3).map(S3Server::handle).ifPresent(servers::add);
        return servers;
    }

    /** Waits until YARN has no container left. */
    void awaitIdle() throws IOException {
        Waiting.until("the containers have ended", () -> servers().stream()
                .flatMap(ProcessHandle::descendants)
                .findAny()
                .isEmpty());
    }

    /** Stops what was started, the last first. A server that is not reached by this ends with this process. */
    @Override
    public void close() throws IOException {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    private Server hdfs() throws IOException {
        if (hdfs == null) {
            String folder = workspace.scratch("hdfs").toString();
            hdfs = Server.start(
                    Command.java(SERVER_OPTIONS, localConfiguration(), HdfsServer.class.getName(), List.of(folder)),
                    workspace.scratch("servers"),
                    "hdfs.log");
            running.push(hdfs);
        }
        return hdfs;
    }

    private Configuration clientConfiguration() throws IOException {
        Configuration configuration = new Configuration(false);
        configuration.setInt("dfs.replication", 1);
        configuration.set(
                "dfs.client.block.write.locateFollowingBlock.initial.delay.ms",
                Long.toString(LOCATE_FOLLOWING_BLOCK_DELAY.toMillis()));
        if (s3 != null) {
            s3.settings().forEach(configuration::set);
            S3A_TUNING.forEach(configuration::set);
        }
        configuration.set("hadoop.tmp.dir", workspace.scratch("hadoop").toString());
        configuration.set(
                "mapreduce.jobtracker.staging.root.dir",
                workspace.scratch("staging").toString());
        return configuration;
    }
}
