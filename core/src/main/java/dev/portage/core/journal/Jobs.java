package dev.portage.core.journal;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All jobs of a user.
 *
 * @param directory in which each job has a folder
 */
public record Jobs(Path directory) {
    /**
     * Where jobs are kept unless the user chooses: {@code portage/jobs} in the XDG state directory.
     *
     * @param environment as {@link System#getenv()}
     */
    public static Jobs ofUser(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base =
                state.startsWith("/") ? Path.of(state) : Path.of(System.getProperty("user.home"), ".local", "state");
        return new Jobs(base.resolve("portage").resolve("jobs"));
    }

    /** Where they lie, as a walk comes across it: under its own name, whichever links lead there. */
    public Location place() {
        try {
            return Location.ofLocal(directory.toRealPath());
        } catch (IOException e) {
            // It has not been made yet.
            return Location.ofLocal(directory);
        }
    }

    /** The folder of a job, which need not be there. */
    public JobFolder folder(String id) {
        return new JobFolder(directory.resolve(id));
    }

    /**
     * The folder of a job that is there.
     *
     * @throws PortageException {@link ErrorCode#NOT_FOUND} if there is no such job
     */
    public JobFolder find(String id) {
        return all().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PortageException(
                        ErrorCode.NOT_FOUND, "there is no job '" + id + "' in " + directory + "; see: portage jobs"));
    }

    /** All jobs, the one that was written to last first. */
    public List<JobFolder> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(folder -> Files.exists(folder.resolve("job.json")))
                    .map(JobFolder::new)
                    .sorted(Comparator.comparing(JobFolder::lastWritten)
                            .reversed()
                            .thenComparing(JobFolder::id))
                    .toList();
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.JOURNAL, "cannot list the jobs in " + directory + ": " + JobFolder.reason(e), e);
        }
    }
}
