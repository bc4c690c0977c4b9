package dev.portage.storage.hadoop;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StorageProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpeningTest {
    private final StorageProvider provider = new HadoopStorageProvider();

    @Test
    void provider_isFound() {
        assertThat(ServiceLoader.load(StorageProvider.class)).anyMatch(HadoopStorageProvider.class::isInstance);
    }

    @Test
    void serves_whatTheConfigurationResolves_butNoLocalPaths() {
        for (String scheme : new String[] {"hdfs", "webhdfs", "swebhdfs", "viewfs", "har"}) {
            assertThat(provider.serves(scheme, StorageOptions.NONE)).as(scheme).isTrue();
        }
        assertThat(provider.serves("file", StorageOptions.NONE)).isFalse();
        assertThat(provider.serves("nosuch", StorageOptions.NONE)).isFalse();
        StorageOptions own = new StorageOptions(Map.of("fs.nosuch.impl", "com.example.NoSuchFileSystem"));
        assertThat(provider.serves("nosuch", own)).isTrue();
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> provider.open(Location.parse("nosuch://a/b"), own)))
                .hasMessage("cannot open nosuch://a/b: the class that fs.nosuch.impl names is missing; put its jars "
                        + "into HADOOP_CLASSPATH, or into the folder lib/store/nosuch of Portage");
    }

    @Test
    void serves_schemeOfTwoConnectors_onlyIfChosen() {
        assertThat(provider.serves("s3a", StorageOptions.NONE)).isFalse();
        assertThat(provider.serves("s3a", new StorageOptions(Map.of("portage.s3a.connector", "portage"))))
                .isFalse();
        assertThat(provider.serves("s3a", new StorageOptions(Map.of("portage.s3a.connector", "hadoop"))))
                .isTrue();
    }

    @Test
    void open_unknownScheme_saysWhatToDo() {
        Location location = Location.parse("nosuch://bucket/path");
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> provider.open(location, StorageOptions.NONE)))
                .hasMessage(
                        "cannot open nosuch://bucket/path: no store is known for the scheme 'nosuch'; correct it, or "
                                + "put the jar of its Hadoop file system into HADOOP_CLASSPATH");
    }

    @Test
    void resolve_nameNodeWithAndWithoutItsPort_isOnePlace() {
        Location without = Location.parse("hdfs://localhost/a");
        Location with = Location.parse("hdfs://localhost:8020/a");
        for (Location opened : List.of(without, with)) {
            try (Storage storage = provider.open(opened, StorageOptions.NONE)) {
                assertThat(storage.resolve(without)).isEqualTo(with);
                assertThat(storage.resolve(with)).isEqualTo(with);
            }
        }
    }

    @Test
    void resolve_nameServiceOfSeveralNameNodes_hasNoPort() {
        StorageOptions options = new StorageOptions(Map.of(
                "dfs.nameservices", "lake",
                "dfs.ha.namenodes.lake", "one,two",
                "dfs.namenode.rpc-address.lake.one", "localhost:1",
                "dfs.namenode.rpc-address.lake.two", "localhost:2",
                "dfs.client.failover.proxy.provider.lake",
                        "org.apache.hadoop.hdfs.server.namenode.ha.ConfiguredFailoverProxyProvider"));
        Location location = Location.parse("hdfs://lake/a");
        try (Storage storage = provider.open(location, options)) {
            assertThat(storage.resolve(location)).isEqualTo(location);
        }
    }

    @Test
    void open_withoutHost_saysWhatToWrite() {
        Location location = Location.parse("hdfs:///path");
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> provider.open(location, StorageOptions.NONE)))
                .hasMessage("'hdfs:///path' names no host, and fs.defaultFS does not either; write "
                        + "hdfs://host:port/path");
    }

    @Test
    void open_hostThatCanBeNone_saysWhatToWrite() {
        Location location = Location.parse("hdfs://name_node/path");
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> provider.open(location, StorageOptions.NONE)))
                .hasMessage("'hdfs://name_node/path' names a host that can be none; write hdfs://host:port/path");
    }

    @Test
    void open_withoutHost_takesTheDefaultFileSystem() {
        Location root = SharedCluster.sandbox().root();
        StorageOptions options = new StorageOptions(Map.of("fs.defaultFS", root.toString()));
        Location short_ = Location.parse("hdfs:///path");
        try (Storage storage = provider.open(short_, options)) {
            assertThat(storage.resolve(short_)).isEqualTo(root.resolve("path"));
            assertThat(storage.find(Location.parse("hdfs:///"))).isPresent();
        }
    }

    @Test
    void open_unknownHost_isUnreachable() {
        Location location = Location.parse("hdfs://host.invalid:8020/path");
        assertThat(assertFails(ErrorCode.UNREACHABLE, () -> provider.open(location, StorageOptions.NONE)))
                .hasMessage("cannot open hdfs://host.invalid:8020/path: host.invalid:8020 does not answer (the host is "
                        + "unknown)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs", "webhdfs"})
    @Timeout(20)
    void find_whereNobodyListens_failsWithinSeconds(String scheme) throws IOException {
        Location location = Location.parse(scheme + "://127.0.0.1:" + freePort() + "/path");
        try (Storage storage = provider.open(location, StorageOptions.NONE)) {
            long start = System.nanoTime();
            PortageException failure = assertFails(ErrorCode.UNREACHABLE, location, () -> storage.find(location));
            assertThat(failure.getMessage())
                    .matches(
                            "cannot look at .*: (localhost|127\\.0\\.0\\.1):\\d+ does not answer \\(connection refused\\)");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void find_atAnAddressThatSpeaksHttp_saysThatItIsNoNameNode() {
        Location web = SharedCluster.sandbox().webRoot();
        Location location = new Location("hdfs", web.authority(), "/");
        try (Storage storage = provider.open(location, StorageOptions.NONE)) {
            assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> storage.find(location)))
                    .hasMessage(
                            "cannot look at " + location + ": what answers there is not a NameNode's RPC port; write "
                                    + "the port of fs.defaultFS, often 8020");
        }
    }

    @Test
    void close_twice_isHarmless() {
        Storage storage = provider.open(
                SharedCluster.sandbox().root(), SharedCluster.sandbox().options());
        storage.close();
        storage.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
