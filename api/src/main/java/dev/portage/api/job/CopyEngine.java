package dev.portage.api.job;

/** Carries out copies; found by {@link java.util.ServiceLoader}. */
public interface CopyEngine {
    /** As {@link dev.portage.api.Portage#run}. */
    CopyResult run(CopyJob job);
}
