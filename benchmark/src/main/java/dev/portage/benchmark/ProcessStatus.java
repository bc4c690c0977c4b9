package dev.portage.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Linux tells of a process under {@code /proc}. Where there is no {@code /proc}, and of a process that is gone, all is zero.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ProcessStatus {
    /** The unit of times under /proc, the same on every architecture that runs Java. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDREN_USER_TIME = 13;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private final Path folder;

    ProcessStatus(long pid) {
        this.folder = Path.of("/proc", Long.toString(pid));
    }

    /** User and system time of the process and of its ended, awaited descendants. */
    Duration processorTime() {
        return ticks(USER_TIME).plus(ticks(SYSTEM_TIME)).plus(processorTimeOfChildren());
    }

    /** User and system time of the ended, awaited descendants alone. */
    Duration processorTimeOfChildren() {
        return ticks(CHILDREN_USER_TIME).plus(ticks(CHILDREN_SYSTEM_TIME));
    }

    /** The most memory the process has had resident so far, in bytes. */
    long peakMemory() {
        return lines("status")
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }

    private Duration ticks(int field) {
        return lines("stat")
                .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" ", -1))
                .map(fields -> TICK.multipliedBy(Long.parseLong(fields[field])))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private Stream<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file)).stream();
        } catch (IOException e) {
            return List.<String>of().stream();
        }
    }
}
