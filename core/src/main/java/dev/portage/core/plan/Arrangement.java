package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.Stores;
import java.util.List;

/** Finds out which source goes where. */
@FunctionalInterface
public interface Arrangement {
    /**
     * Looks at what lies where.
     *
     * @throws PortageException if it cannot be meant; nothing was changed
     */
    Layout layout(Stores stores);

    /**
     * As {@link Layout#of} arranges them.
     *
     * @param sources addresses or patterns, at least one
     * @param target an address
     */
    static Arrangement of(List<String> sources, String target) {
        if (sources.isEmpty()) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "a copy without a source");
        }
        List<String> copy = List.copyOf(sources);
        return stores -> Layout.of(stores, copy, target);
    }
}
