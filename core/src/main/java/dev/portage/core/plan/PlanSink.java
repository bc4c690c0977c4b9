package dev.portage.core.plan;

import dev.portage.core.task.Action;
import dev.portage.core.task.Outcome;

/** Takes what a planner decides, in the order of the walk; called by one thread, and may block it. */
public interface PlanSink {
    /** Something is to be done. */
    void add(Action action);

    /** Nothing is to be done, or nothing can be. */
    void settle(Outcome outcome);
}
