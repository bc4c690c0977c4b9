package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.core.task.Action;
import dev.portage.core.task.SkipReason;

/** What is to be done with a file of the source. */
sealed interface Decision {
    /** Copy it under a condition. */
    record Copy(Action.Condition condition) implements Decision {}

    /** Append what the target misses, if its content is the beginning of the source. */
    record Append() implements Decision {}

    /** Leave the target as it is. */
    record Skip(SkipReason reason) implements Decision {}

    /** Count it as a failure. */
    record Refuse(ErrorCode code, String message) implements Decision {}
}
