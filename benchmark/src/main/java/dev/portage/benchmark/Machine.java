package dev.portage.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.util.VersionInfo;

/**
 * What the figures depend on beside the programs.
 *
 * @param processor its model's name, as far as the system tells it
 * @param cores that Java may use
 * @param memory in bytes
 * @param system name, version and architecture
 * @param java version of the Java that ran all Java programs
 * @param hadoop version of the HDFS and of DistCp
 */
record Machine(String processor, int cores, long memory, String system, String java, String hadoop) {

    /** The one this runs on. */
    static Machine local() {
        return new Machine(
                find("/proc/cpuinfo", "model name").orElse("unknown"),
                Runtime.getRuntime().availableProcessors(),
                find("/proc/meminfo", "MemTotal")
                        .map(text -> Long.parseLong(text.replaceAll("\\D", "")) << 10)
                        .orElse(0L),
                String.join(
                        " ",
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch")),
                Runtime.version().toString(),
                VersionInfo.getVersion());
    }

    private static Optional<String> find(String file, String key) {
        return lines(file)
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            return List.<String>of().stream();
        }
    }
}
