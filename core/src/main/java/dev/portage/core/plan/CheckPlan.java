package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.Filters;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
import dev.portage.core.Stores;
import dev.portage.core.report.Tally;
import dev.portage.core.run.Retry;
import dev.portage.core.run.Stop;
import java.util.Optional;

/**
 * The plan of a check: one walk over two trees. Used by one thread.
 *
 * @param source what lies at the first address
 * @param target what lies at the second address
 */
public record CheckPlan(Stores stores, Entry source, Entry target) {
    /**
     * Looks at both sides.
     *
     * @throws PortageException {@link ErrorCode#NOT_FOUND} if one of them is missing
     */
    public static CheckPlan of(Stores stores, String source, String target) {
        return new CheckPlan(stores, find(stores, "source", source), find(stores, "target", target));
    }

    private static Entry find(Stores stores, String side, String address) {
        Location location = stores.of(Location.parse(address)).resolve(Location.parse(address));
        Entry entry = stores.of(location)
                .find(location)
                .orElseThrow(() ->
                        new PortageException(ErrorCode.NOT_FOUND, "the " + side + " " + location + " does not exist"));
        if (StagingName.isOf(entry)) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "the " + side + " " + location
                            + " is named like a temporary file of Portage, which is never compared; rename it");
        }
        return entry;
    }

    /** Walks, and hands over what is found; blocks until the walk is over. */
    public void walk(Comparison comparison, Filters filters, Tally tally, Stop stop, Retry retry, PlanSink sink) {
        try (ReadAhead readAhead = new ReadAhead(retry)) {
            CheckPlanner planner = new CheckPlanner(comparison, filters, tally, stop, sink);
            String path = source.isFile() ? source.name() : "";
            new Walk(stores::of, readAhead, planner).visit(new Pair(path, Optional.of(source), Optional.of(target)));
        }
    }
}
