package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One directory of an HDFS under two addresses: by another name of the host, and by another protocol. */
@ExtendWith(SharedCluster.class)
class OtherAddressTest {
    private static final int USAGE = 2;

    private final Cluster cluster;

    @TempDir
    private Path directory;

    OtherAddressTest(Cluster cluster) {
        this.cluster = cluster;
    }

    private String other(String protocol, String path) {
        return protocol.equals("webhdfs")
                ? cluster.webAddress(path)
                : cluster.place(path).address().replace("127.0.0.1", "localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs", "webhdfs"})
    void sourceInTheTarget_isNotDeleted(String protocol) {
        Place lake = cluster.place("other-" + protocol + "/lake");
        lake.resolve("part/file").write("precious");
        SortedMap<String, String> before = lake.contents();
        Program.Result result = cluster.user(directory)
                .run("copy", "--delete", other(protocol, "other-" + protocol + "/lake/part"), lake.address());
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(USAGE);
        assertThat(result.toString()).contains("a source lies inside the target", "would be deleted");
        Messages.requireNoTrace(result);
        assertThat(lake.contents()).isEqualTo(before);
        assertThat(lake.temporaryFiles()).isEmpty();
    }

    @Test
    void targetInTheSource_isNotCopiedIntoItself() {
        Place lake = cluster.place("other-into/lake");
        lake.resolve("part/file").write("precious");
        SortedMap<String, String> before = lake.contents();
        Program.Result result =
                cluster.user(directory).run("copy", other("webhdfs", "other-into/lake"), lake.address() + "/copy");
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(USAGE);
        assertThat(result.toString()).contains("lies inside the source", "another address of");
        assertThat(lake.contents()).isEqualTo(before);
        assertThat(lake.temporaryFiles()).isEmpty();
    }
}
