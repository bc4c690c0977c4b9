package dev.portage.api;

import dev.portage.api.job.CopyEngine;
import dev.portage.api.job.CopyJob;
import dev.portage.api.job.CopyResult;
import java.util.ServiceLoader;

/** The way in for programs. What it can do is found on the class path: {@code portage-core} copies, the stores are modules of their own. */
public final class Portage {
    private Portage() {}

    /** Begins to describe a copy. */
    public static CopyJob.Builder copy() {
        return CopyJob.builder();
    }

    /**
     * Copies in this process; goes on where an earlier run of the same job has ended. Blocks until all is done, or nothing more can be.
     *
     * @return what happened, also if something failed
     * @throws PortageException if it could not begin; nothing was changed then
     * @throws IllegalStateException if there is no engine on the class path
     */
    public static CopyResult run(CopyJob job) {
        return ServiceLoader.load(CopyEngine.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("portage-core is not on the class path"))
                .run(job);
    }
}
