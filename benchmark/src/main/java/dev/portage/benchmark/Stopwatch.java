package dev.portage.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs one command at a time and measures it. */
record Stopwatch(Workspace workspace, Cluster cluster) {
    private static final Duration LIMIT = Duration.ofMinutes(15);

    /**
     * Runs a command to its end; after fifteen minutes it is ended by force. Before it starts, all that was written
     * before is on disk.
     *
     * @param label names the file of its output
     * @return with a defect if the command failed or did not end
     */
    Measurement measure(Command command, String label) throws IOException, InterruptedException {
        Path logs = workspace.scratch("logs");
        String log = label + ".log";
        Command.of("sync").loggingTo(logs, log).start().waitFor();
        ProcessStatus self = new ProcessStatus(ProcessHandle.current().pid());
        Duration processorBefore = self.processorTimeOfChildren();
        Duration serversBefore = cluster.processorTime();

        long start = System.nanoTime();
        Process process = command.loggingTo(logs, log).start();
        MemoryWatch memory = MemoryWatch.start(process.toHandle(), cluster.servers());
        boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);

        Optional<String> defect = ended ? failure(process, log) : Optional.of(end(process));
        long peakMemory = memory.stop();
        Duration processor = self.processorTimeOfChildren().minus(processorBefore);
        cluster.awaitIdle();
        return new Measurement(wall, processor, cluster.processorTime().minus(serversBefore), peakMemory, defect);
    }

    private static Optional<String> failure(Process process, String log) {
        return process.exitValue() == 0
                ? Optional.empty()
                : Optional.of("exit code " + process.exitValue() + "; see " + log);
    }

    private static String end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return "not ended after " + LIMIT.toMinutes() + " minutes";
    }
}
