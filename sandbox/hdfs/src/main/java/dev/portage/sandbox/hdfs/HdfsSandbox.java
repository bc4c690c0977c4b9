package dev.portage.sandbox.hdfs;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.sandbox.Sandbox;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StorageOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.server.datanode.DataNode;
import org.apache.hadoop.hdfs.server.namenode.EditLogFileOutputStream;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;

/**
 * A running HDFS: one NameNode and some DataNodes as they are on a cluster, in this process. Whoever starts it can stop and
 * restart its servers to see what a client makes of that. Its methods are not thread-safe; its servers are.
 *
 * <p>It keeps its data in its directory, so that one that is started there later finds them, but it does not force them to the disk.
 */
public final class HdfsSandbox implements Sandbox {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(5);

    private final SandboxConfiguration configuration;
    private final StorageOptions options;
    private final InetSocketAddress address;
    private final InetSocketAddress webAddress;
    private final List<Optional<DataNode>> dataNodes = new ArrayList<>();
    private Optional<NameNode> nameNode;

    private HdfsSandbox(SandboxConfiguration configuration, StorageOptions options, NameNode nameNode) {
        this.configuration = configuration;
        this.options = options;
        this.nameNode = Optional.of(nameNode);
        this.address = nameNode.getNameNodeAddress();
        this.webAddress = nameNode.getHttpAddress();
    }

    /**
     * Begins to describe a sandbox with one DataNode.
     *
     * @param directory an existing directory in which it keeps its data
     */
    public static Builder builder(Path directory) {
        return new Builder(directory);
    }

    @Override
    public Location root() {
        return new Location("hdfs", "127.0.0.1:" + address.getPort(), "/");
    }

    /** The root of the same store, reached through WebHDFS. */
    public Location webRoot() {
        return new Location("webhdfs", "127.0.0.1:" + webAddress.getPort(), "/");
    }

    /** The root of the same store, reached through WebHDFS over TLS, if its servers were told to offer that. */
    public Optional<Location> secureWebRoot() {
        return nameNode.flatMap(node -> Optional.ofNullable(node.getHttpsAddress()))
                .map(https -> new Location("swebhdfs", "localhost:" + https.getPort(), "/"));
    }

    @Override
    public StorageOptions options() {
        return options;
    }

    /** Has the NameNode, which must be running, keep snapshots of a directory. */
    public void allowSnapshots(Location directory) {
        try {
            nameNode.orElseThrow().getRpcServer().allowSnapshot(directory.path());
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.IO, "cannot allow snapshots of " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Stops the NameNode; nothing happens if it is stopped. */
    public void stopNameNode() {
        nameNode.ifPresent(NameNode::stop);
        nameNode = Optional.empty();
    }

    /** Starts a stopped NameNode at its old address, and waits until it serves with all running DataNodes. */
    public void startNameNode() {
        if (nameNode.isEmpty()) {
            nameNode = Optional.of(start(configuration.ofNameNode(address, webAddress)));
            awaitService();
        }
    }

    /**
     * Stops a DataNode; nothing happens if it is stopped. The NameNode takes some seconds to notice.
     *
     * @param index from 0
     */
    public void stopDataNode(int index) {
        dataNodes.get(index).ifPresent(DataNode::shutdown);
        dataNodes.set(index, Optional.empty());
    }

    /**
     * Starts a stopped DataNode with the blocks it had, at another port, and waits until it serves.
     *
     * @param index from 0
     */
    public void startDataNode(int index) {
        if (dataNodes.get(index).isEmpty()) {
            dataNodes.set(index, Optional.of(startOne(index)));
            awaitService();
        }
    }

    /**
     * Stops a DataNode and starts it again.
     *
     * @param index from 0
     */
    public void restartDataNode(int index) {
        stopDataNode(index);
        startDataNode(index);
    }

    @Override
    public void close() {
        for (int index = 0; index < dataNodes.size(); index++) {
            stopDataNode(index);
        }
        stopNameNode();
    }

    private void startDataNodes(int count) {
        for (int index = 0; index < count; index++) {
            dataNodes.add(Optional.of(startOne(index)));
        }
        awaitService();
    }

    private DataNode startOne(int index) {
        try {
            return DataNode.createDataNode(new String[0], configuration.ofDataNode(address, index));
        } catch (IOException e) {
            throw failure("DataNode " + index, e);
        }
    }

    private void awaitService() {
        List<DataNode> running = dataNodes.stream().flatMap(Optional::stream).toList();
        nameNode.ifPresent(node -> {
            await(() -> !node.isInSafeMode(), "the NameNode is still in safe mode");
            await(() -> node.getNamesystem().getNumLiveDataNodes() >= running.size(), "a DataNode is missing");
        });
        for (DataNode node : running) {
            await(node::isDatanodeFullyStarted, "a DataNode does not serve");
        }
    }

    private static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new PortageException(
                        ErrorCode.UNREACHABLE,
                        "the sandbox does not serve after " + PATIENCE.toSeconds() + " s: " + otherwise);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static NameNode start(Configuration configuration) {
        try {
            return new NameNode(configuration);
        } catch (IOException e) {
            throw failure("NameNode", e);
        }
    }

    private static PortageException failure(String server, IOException cause) {
        return new PortageException(
                ErrorCode.IO, "the sandbox's " + server + " does not start: " + cause.getMessage(), cause);
    }

    /** Describes a sandbox before it starts. */
    public static final class Builder {
        private final Path directory;
        private final Map<String, String> properties = new HashMap<>();
        private int dataNodes = 1;
        private int port;

        private Builder(Path directory) {
            this.directory = directory;
        }

        /**
         * Sets the number of DataNodes.
         *
         * @param count positive
         */
        public Builder dataNodes(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("not a number of DataNodes: " + count);
            }
            dataNodes = count;
            return this;
        }

        /**
         * Sets the NameNode's port.
         *
         * @param number 0 for a free one
         */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Sets a Hadoop configuration key of the servers, instead of what the sandbox sets or Hadoop assumes. */
        public Builder property(String key, String value) {
            properties.put(key, value);
            return this;
        }

        /** Starts it. Blocks until it serves. */
        public HdfsSandbox start() {
            SandboxConfiguration configuration = new SandboxConfiguration(directory, Map.copyOf(properties));
            DefaultMetricsSystem.setMiniClusterMode(true);
            EditLogFileOutputStream.setShouldSkipFsyncForTesting(true);
            formatUnlessThere(configuration);
            StorageOptions options = new StorageOptions(SandboxConfiguration.CLIENT);
            HdfsSandbox sandbox =
                    new HdfsSandbox(configuration, options, HdfsSandbox.start(configuration.ofNameNode(port)));
            try {
                sandbox.startDataNodes(dataNodes);
            } catch (PortageException e) {
                sandbox.close();
                throw e;
            }
            return sandbox;
        }

        private static void formatUnlessThere(SandboxConfiguration configuration) {
            if (Files.exists(configuration.metadata())) {
                return;
            }
            try {
                NameNode.format(configuration.ofNameNode(0));
            } catch (IOException e) {
                throw failure("NameNode", e);
            }
        }
    }
}
