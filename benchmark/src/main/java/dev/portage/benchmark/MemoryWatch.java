package dev.portage.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks at the memory of process trees until it is told to stop, at intervals that grow with the watch's age: the kernel
 * keeps each process's high-water mark, so only what grows after the last look is missed.
 */
final class MemoryWatch {
    private static final long FIRST_INTERVAL = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_INTERVAL = Duration.ofMillis(200).toNanos();

    private final ProcessHandle program;
    private final List<ProcessHandle> hosts;
    private final Thread thread = new Thread(this::watch, "memory-watch");
    private volatile long peak;

    private MemoryWatch(ProcessHandle program, List<ProcessHandle> hosts) {
        this.program = program;
        this.hosts = List.copyOf(hosts);
    }

    /**
     * Starts to look.
     *
     * @param program counted with all its descendants
     * @param hosts of which only the descendants are counted
     */
    static MemoryWatch start(ProcessHandle program, List<ProcessHandle> hosts) {
        MemoryWatch watch = new MemoryWatch(program, hosts);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Stops looking, and returns the most memory, in bytes, that any single process was seen to have had. */
    long stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        return peak;
    }

    private void watch() {
        long interval = FIRST_INTERVAL;
        while (!Thread.currentThread().isInterrupted()) {
            peak = Math.max(peak, largest());
            try {
                TimeUnit.NANOSECONDS.sleep(interval);
            } catch (InterruptedException e) {
                return;
            }
            interval = Math.min(LONGEST_INTERVAL, interval + interval / 4);
        }
    }

    private long largest() {
        Stream<ProcessHandle> guests = hosts.stream().flatMap(ProcessHandle::descendants);
        return Stream.concat(Stream.concat(Stream.of(program), program.descendants()), guests)
                .mapToLong(process -> new ProcessStatus(process.pid()).peakMemory())
                .max()
                .orElse(0);
    }
}
