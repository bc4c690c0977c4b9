package dev.portage.core;

import dev.portage.api.DataSize;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Attribute;
import dev.portage.core.plan.Arrangement;
import dev.portage.core.plan.Cutting;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A copy that a user asks for.
 *
 * @param verb the command that asks for it; part of the job's identity
 * @param arrangement says which source goes where
 * @param limits of the machine and the stores
 * @param patience how long to wait for a store that stops answering in the middle of the work
 * @param cutting how large files are cut into ranges
 */
public record CopyRequest(
        String verb, Arrangement arrangement, CopyOptions options, Limits limits, Duration patience, Cutting cutting) {
    /** As long as the restart of a server takes. */
    public static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Cutting USUAL = new Cutting.AtLeast(DataSize.ofMegabytes(256));

    /** A copy that cuts large files as it pays. */
    public CopyRequest(String verb, Arrangement arrangement, CopyOptions options, Limits limits, Duration patience) {
        this(verb, arrangement, options, limits, patience, USUAL);
    }

    /**
     * What {@code portage copy} asks for.
     *
     * @param sources addresses or patterns, at least one
     * @param target an address
     */
    public CopyRequest(List<String> sources, String target, CopyOptions options, Limits limits, Duration patience) {
        this("copy", Arrangement.of(sources, target), options, limits, patience);
    }

    /** The same copy with ranges of another length. */
    public CopyRequest cutting(Cutting other) {
        return new CopyRequest(verb, arrangement, options, limits, patience, other);
    }

    /** The same copy with other attributes to be preserved. */
    CopyRequest preserving(Set<Attribute> attributes) {
        return new CopyRequest(verb, arrangement, options.preserving(attributes), limits, patience, cutting);
    }
}
