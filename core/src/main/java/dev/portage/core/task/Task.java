package dev.portage.core.task;

import java.util.List;

/**
 * The unit that is run, retried, journaled and counted: one range of a large file, or several actions that are done one after the other.
 *
 * @param id unique within one run of a job, counting up from 1
 * @param actions at least one
 */
public record Task(long id, List<Action> actions) {
    public Task {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a task without actions");
        }
    }
}
