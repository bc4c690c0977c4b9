package dev.portage.core.journal;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * The right to work on a job, which one process has at a time, until it is closed or the process ends. A folder in which nothing was begun
 * meanwhile goes with it.
 */
public final class JobLock implements AutoCloseable {
    private final JobFolder folder;
    private final FileChannel channel;

    JobLock(JobFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** The job's folder. */
    public JobFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        try (channel) {
            folder.deleteUnlessUsed();
        } catch (IOException e) {
            throw new PortageException(ErrorCode.JOURNAL, "cannot unlock the job: " + e.getMessage(), e);
        }
    }
}
