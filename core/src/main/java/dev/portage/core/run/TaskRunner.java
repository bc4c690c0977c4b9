package dev.portage.core.run;

import dev.portage.core.task.Task;

/** Carries out a task; knows nothing of the engine that calls it. Called by many threads at once. */
public interface TaskRunner {
    /**
     * Carries out a task and reports the outcome of each action. An action that fails does not keep the others from being done.
     *
     * @throws dev.portage.api.PortageException if the job cannot go on, or is to stop
     */
    void run(Task task);
}
