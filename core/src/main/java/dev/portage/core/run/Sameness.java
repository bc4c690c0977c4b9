package dev.portage.core.run;

import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.core.task.Action;
import dev.portage.core.task.SkipReason;
import java.util.Optional;

/** Tells whether a file need not be copied, where the walk has left that open. Thread-safe. */
record Sameness(Workplace workplace, Retry retry, ContentComparer comparer) {
    /** Why a target is taken to be the same; one that cannot be read is not, whatever it may have been. */
    Optional<SkipReason> of(Action.CopyFile action) {
        Location target = workplace.target(action.path());
        try {
            return switch (action.condition()) {
                case ALWAYS, IF_ABSENT -> Optional.empty();
                case UNLESS_STORES_AGREE, IF_STORES_DIFFER -> askStores(action, target);
                case UNLESS_SAME_CONTENT -> {
                    boolean same = retry.call(() -> comparer.isSame(
                            action.source().location(), target, action.source().length()));
                    yield same ? Optional.of(SkipReason.SAME_CHECKSUM) : Optional.empty();
                }
            };
        } catch (PortageException e) {
            switch (e.code()) {
                case IO, CORRUPT, SOURCE_CHANGED, NOT_FOUND -> {
                    return Optional.empty();
                }
                default -> throw e;
            }
        }
    }

    private Optional<SkipReason> askStores(Action.CopyFile action, Location target) {
        return switch (retry.call(() -> comparer.askStores(action.source(), target))) {
            case SAME -> Optional.of(SkipReason.SAME_CHECKSUM);
            case DIFFERENT -> Optional.empty();
            case NOTHING ->
                action.condition() == Action.Condition.IF_STORES_DIFFER
                        ? Optional.of(SkipReason.NOT_COMPARABLE)
                        : Optional.empty();
        };
    }
}
