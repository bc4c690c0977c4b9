package dev.portage.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.v2.MiniMRYarnCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** A ResourceManager, a NodeManager and a job history server on free ports; runs until its input ends. */
final class YarnServer {
    private static final String MEMORY_FOR_ALL_MAPS_AT_ONCE = "8192";

    private YarnServer() {}

    /** Takes the folder to write the configuration to that a client needs. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Configuration configuration = new YarnConfiguration();
        configuration.set(YarnConfiguration.YARN_MINICLUSTER_NM_PMEM_MB, MEMORY_FOR_ALL_MAPS_AT_ONCE);
        try (MiniMRYarnCluster cluster = new MiniMRYarnCluster("benchmark")) {
            cluster.init(configuration);
            cluster.start();
            SiteFiles.write(cluster.getConfig(), Path.of(arguments[0]));
            out.println("ready " + cluster.getConfig().get(YarnConfiguration.RM_ADDRESS));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
