package dev.portage.api.config;

import dev.portage.api.DataSize;
import java.util.List;
import java.util.Optional;

/**
 * Which entries take part. An entry takes part unless it, or a directory above it, matches one of {@code exclude}; if
 * {@code include} is not empty, a file must moreover match one of them, itself or through a directory above it. Sizes and
 * times are asked of files only.
 *
 * @param include patterns of which a file must match one; empty: all files
 * @param exclude patterns of entries that do not take part, with all below them
 * @param minSize files smaller than this do not take part
 * @param maxSize files larger than this do not take part
 * @param newerThan files last modified at or before this instant do not take part
 * @param olderThan files last modified at or after this instant do not take part
 */
public record Filters(
        List<PathPattern> include,
        List<PathPattern> exclude,
        Optional<DataSize> minSize,
        Optional<DataSize> maxSize,
        Optional<TimeBound> newerThan,
        Optional<TimeBound> olderThan) {

    /** Everything takes part. */
    public static final Filters NONE =
            new Filters(List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Filters {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}
