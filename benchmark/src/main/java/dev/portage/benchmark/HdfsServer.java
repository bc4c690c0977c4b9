package dev.portage.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A NameNode and a DataNode on free ports of the loopback interface; runs until its input ends. */
final class HdfsServer {
    private HdfsServer() {}

    /** Takes the folder to keep the blocks and the name space in; what is there from an earlier run is deleted. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (MiniDFSCluster cluster = new MiniDFSCluster.Builder(new Configuration(), new File(arguments[0]))
                .numDataNodes(1)
                .build()) {
            cluster.waitActive();
            out.println("ready " + cluster.getURI());
            System.in.transferTo(PrintStream.nullOutputStream());
        }
    }
}
