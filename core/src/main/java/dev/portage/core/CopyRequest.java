package dev.portage.core;

import dev.portage.api.storage.Attribute;
import dev.portage.core.config.CopyOptions;
import dev.portage.core.config.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A copy that a user asks for.
 *
 * @param sources addresses or patterns, at least one
 * @param target an address
 * @param limits of the machine and the stores
 * @param patience how long to wait for a store that stops answering in the middle of the work
 */
public record CopyRequest(List<String> sources, String target, CopyOptions options, Limits limits, Duration patience) {
    /** As long as the restart of a server takes. */
    public static final Duration PATIENCE = Duration.ofSeconds(40);

    public CopyRequest {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a copy without a source");
        }
    }

    /** The same copy with other attributes to be preserved. */
    CopyRequest preserving(Set<Attribute> attributes) {
        CopyOptions narrowed = new CopyOptions(
                options.existing(),
                options.comparison(),
                options.growth(),
                options.deletion(),
                options.filters(),
                attributes,
                options.proving());
        return new CopyRequest(sources, target, narrowed, limits, patience);
    }
}
