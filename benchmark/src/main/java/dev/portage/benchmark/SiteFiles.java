package dev.portage.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A folder of Hadoop's configuration, as {@code HADOOP_CONF_DIR} names it. */
final class SiteFiles {
    private static final List<String> NAMES =
            List.of("core-site.xml", "hdfs-site.xml", "mapred-site.xml", "yarn-site.xml");

    private SiteFiles() {}

    /**
     * Writes the whole configuration to every one of Hadoop's files. A setting in one of them is overridden by the
     * defaults of each library that is loaded later, so it has to be in that library's file too.
     */
    static void write(Configuration configuration, Path folder) throws IOException {
        for (String name : NAMES) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
                configuration.writeXml(out);
            }
        }
    }
}
