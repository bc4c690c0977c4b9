package dev.portage.core.plan;

import dev.portage.api.config.Filters;
import dev.portage.api.config.PathPattern;
import dev.portage.api.storage.Entry;
import java.util.List;

/** Applies {@link Filters} to entries. Not thread-safe. */
public final class Selection {
    private final Filters filters;
    private final List<PathPattern.Test> include;
    private final List<PathPattern.Test> exclude;

    /** What some filters select. */
    public Selection(Filters filters) {
        this.filters = filters;
        this.include = filters.include().stream().map(PathPattern::compile).toList();
        this.exclude = filters.exclude().stream().map(PathPattern::compile).toList();
    }

    /** Whether an entry is left out, with all below it, because of its own path. */
    public boolean excludes(String path) {
        return !path.isEmpty() && matchesAny(exclude, path);
    }

    /** Whether a file takes part, given that no directory above it is excluded. */
    public boolean takes(String path, Entry file) {
        return !excludes(path) && isIncluded(path) && fitsSize(file) && fitsTime(file);
    }

    /** Whether a directory is made for its own sake, and not only for the files in it. */
    public boolean takesDirectory(String path) {
        return isIncluded(path);
    }

    private boolean isIncluded(String path) {
        if (include.isEmpty() || matchesAny(include, path)) {
            return true;
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (matchesAny(include, path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    private boolean fitsSize(Entry file) {
        return filters.minSize().map(min -> file.length() >= min.bytes()).orElse(true)
                && filters.maxSize().map(max -> file.length() <= max.bytes()).orElse(true);
    }

    private boolean fitsTime(Entry file) {
        return filters.newerThan()
                        .map(bound -> file.modified().isAfter(bound.instant()))
                        .orElse(true)
                && filters.olderThan()
                        .map(bound -> file.modified().isBefore(bound.instant()))
                        .orElse(true);
    }

    private static boolean matchesAny(List<PathPattern.Test> tests, String path) {
        for (PathPattern.Test test : tests) {
            if (test.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
