package dev.portage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ClusterTest {
    @TempDir
    Path folder;

    @Test
    void distCp_betweenTwoPlaces_arrivesAndLeavesNoServer() throws IOException, InterruptedException {
        Workspace workspace = new Workspace(folder);
        List<ProcessHandle> servers;
        try (Cluster cluster = new Cluster(workspace, Path.of("no-portage"))) {
            Transfer transfer = new Transfer(DataSet.small(3), Transfer.Route.HDFS_TO_HDFS, workspace, cluster);
            Peer peer = DistCp.tunedLocal(cluster);
            Command copy = peer.copy(transfer.source(), transfer.target(peer));
            Measurement run = new Stopwatch(workspace, cluster).measure(copy, "copy");
            assertThat(run.defect()).isEmpty();
            assertThat(transfer.findDefect(peer)).isEmpty();
            transfer.target(peer).delete();
            assertThat(transfer.findDefect(peer)).hasValue("no target");
            servers = cluster.servers();
        }
        assertThat(servers).hasSize(1).noneMatch(ProcessHandle::isAlive);
    }
}
