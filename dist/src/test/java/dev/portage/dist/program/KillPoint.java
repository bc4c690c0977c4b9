package dev.portage.dist.program;

import dev.portage.dist.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** When a program is killed. */
sealed interface KillPoint {
    /** Some time after its start. */
    record AfterMillis(long millis) implements KillPoint {}

    /** As soon as the journal of its run has so many bytes. */
    record AtJournalSize(long bytes) implements KillPoint {}

    /** As soon as the journal of its run holds a record of this kind on a path. */
    record AtRecord(String kind, String path) implements KillPoint {}

    /** As soon as something can be seen. */
    record When(BooleanSupplier isSeen) implements KillPoint {}

    /** Any point of a run that lasts some seconds. */
    static KillPoint random(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new AfterMillis(300 + random.nextInt(3000));
            case 1 ->
                new AtRecord(
                        List.of("ranges-begun", "range-done", "ready", "done").get(random.nextInt(4)),
                        SourceTree.LARGE);
            default -> new AtJournalSize(random.nextInt(250_000));
        };
    }

    /** Any point of an atomic run, within its commit too. */
    static KillPoint randomOfAtomic(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> random(random);
            case 1 -> new AtRecord(List.of("staged", "done").get(random.nextInt(2)), SourceTree.LARGE);
            default -> new AtJournalSize(250_000 + random.nextInt(300_000));
        };
    }

    /** Waits until a program has come to this point, or to its end. */
    default void await(Program.Running running, Portage user, List<Path> earlierJournals) {
        if (this instanceof AfterMillis after) {
            awaitEnd(running.process(), after.millis);
            return;
        }
        if (this instanceof When when) {
            awaitUnlessEnded(running.process(), when.isSeen);
            return;
        }
        awaitUnlessEnded(
                running.process(),
                () -> newest(user, earlierJournals).map(this::isReached).orElse(false));
    }

    private boolean isReached(Path journal) {
        if (this instanceof AtJournalSize size) {
            return size(journal) >= size.bytes;
        }
        AtRecord wanted = (AtRecord) this;
        return JobFiles.records(journal).stream()
                .anyMatch(line -> line.path("record").asText().equals(wanted.kind)
                        && line.path("path").asText().equals(wanted.path));
    }

    private static Optional<Path> newest(Portage user, List<Path> earlierJournals) {
        return user.onlyJobOrNone().flatMap(job -> job.journals().stream()
                .filter(journal -> !earlierJournals.contains(journal))
                .findFirst());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(Process process, long millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a program", e);
        }
    }

    /** Waits until a condition holds, or the program has ended. */
    static void awaitUnlessEnded(Process process, BooleanSupplier condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofMinutes(2))
                .until(() -> condition.getAsBoolean() || !process.isAlive());
    }
}
