package dev.portage.sandbox.hdfs;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** The settings of the servers: small, quick to start, and bound to the loopback address only. */
final class SandboxConfiguration {
    private static final String ANY_PORT = "127.0.0.1:0";

    private static final Map<String, String> SMALL = Map.of(
            "dfs.namenode.handler.count", "8",
            "dfs.namenode.resource.du.reserved", "1048576",
            "dfs.namenode.fs-limits.min-block-size", "512",
            "dfs.datanode.scan.period.hours", "-1",
            "dfs.datanode.directoryscan.interval", "-1",
            "fs.getspaceused.classname", "org.apache.hadoop.fs.DFCachingGetSpaceUsed",
            "hadoop.security.group.mapping", "org.apache.hadoop.security.NullGroupsMapping",
            "hadoop.http.max.threads", "16");

    /** A heartbeat carries the orders of the NameNode: the shorter, the sooner a truncated file is usable. */
    private static final Map<String, String> PROMPT = Map.of(
            "dfs.heartbeat.interval", "1",
            "dfs.namenode.heartbeat.recheck-interval", "1000",
            "dfs.namenode.safemode.extension", "0",
            "dfs.namenode.safemode.min.datanodes", "0",
            "dfs.namenode.redundancy.interval.seconds", "1s",
            "dfs.blockreport.initialDelay", "0",
            "dfs.namenode.datanode.registration.ip-hostname-check", "false");

    /** A client that closes a file before its last block is reported sleeps 5 ms, 10 ms, ... and 20 seconds in all. */
    static final Map<String, String> CLIENT = Map.of(
            "dfs.replication", "1",
            "dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "5",
            "dfs.client.block.write.locateFollowingBlock.retries", "12");

    private final Path directory;
    private final Map<String, String> properties;

    SandboxConfiguration(Path directory, Map<String, String> properties) {
        this.directory = directory;
        this.properties = properties;
    }

    Path metadata() {
        return directory.resolve("name");
    }

    /**
     * For a NameNode that starts.
     *
     * @param port 0 for a free one
     */
    Configuration ofNameNode(int port) {
        return ofNameNode("127.0.0.1:" + port, ANY_PORT);
    }

    /** For a NameNode that comes back where it was. */
    Configuration ofNameNode(InetSocketAddress address, InetSocketAddress webAddress) {
        return ofNameNode(text(address), text(webAddress));
    }

    private Configuration ofNameNode(String address, String webAddress) {
        Configuration configuration = base(address);
        configuration.set("dfs.namenode.http-address", webAddress);
        configuration.set("dfs.namenode.name.dir", metadata().toUri().toString());
        return configuration;
    }

    /**
     * For a DataNode that takes any free ports.
     *
     * @param index tells the DataNodes apart, from 0
     */
    Configuration ofDataNode(InetSocketAddress nameNode, int index) {
        Configuration configuration = base(text(nameNode));
        configuration.set(
                "dfs.datanode.data.dir",
                directory.resolve("data-" + index).toUri().toString());
        configuration.set("dfs.datanode.address", ANY_PORT);
        configuration.set("dfs.datanode.ipc.address", ANY_PORT);
        configuration.set("dfs.datanode.http.address", ANY_PORT);
        configuration.set("dfs.datanode.hostname", "127.0.0.1");
        return configuration;
    }

    private Configuration base(String nameNode) {
        Configuration configuration = new Configuration();
        SMALL.forEach(configuration::set);
        PROMPT.forEach(configuration::set);
        CLIENT.forEach(configuration::set);
        properties.forEach(configuration::set);
        configuration.set("fs.defaultFS", "hdfs://" + nameNode);
        return configuration;
    }

    private static String text(InetSocketAddress address) {
        return "127.0.0.1:" + address.getPort();
    }
}
