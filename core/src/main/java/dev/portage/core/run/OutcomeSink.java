package dev.portage.core.run;

import dev.portage.core.task.Outcome;

/** Takes outcomes as they come, from many threads. */
public interface OutcomeSink {
    /** One entry is done with. */
    void accept(Outcome outcome);
}
