package dev.portage.api.job;

import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A copy as a program describes it. Which source goes where, and what the options mean, is as for {@code portage copy}.
 *
 * @param sources addresses or patterns, at least one
 * @param target an address
 * @param settings of the stores' own clients, such as Hadoop configuration keys
 * @param journal the folder in which jobs are kept; empty: that of the user
 */
public record CopyJob(
        List<String> sources,
        String target,
        CopyOptions options,
        Limits limits,
        Map<String, String> settings,
        Optional<Path> journal) {
    public CopyJob {
        sources = List.copyOf(sources);
        settings = Map.copyOf(settings);
        if (sources.isEmpty() || target.isEmpty()) {
            throw new IllegalArgumentException("a copy needs a source and a target");
        }
    }

    /** Begins a description. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a description; not thread-safe. */
    public static final class Builder {
        private final List<String> sources = new ArrayList<>();
        private final Map<String, String> settings = new LinkedHashMap<>();
        private CopyOptions options = CopyOptions.defaults();
        private Limits limits = Limits.NONE;
        private Optional<Path> journal = Optional.empty();
        private String target = "";

        private Builder() {}

        /** Adds a source: an address or a pattern. */
        public Builder from(String source) {
            sources.add(source);
            return this;
        }

        /** Adds the sources of a listing of one's own. */
        public Builder from(Iterable<String> listing) {
            listing.forEach(sources::add);
            return this;
        }

        /** Sets the target's address. */
        public Builder to(String address) {
            target = address;
            return this;
        }

        /** Sets what is done, among it filters of one's own ({@link CopyOptions.Builder#sourceFilter}). */
        public Builder options(CopyOptions value) {
            options = value;
            return this;
        }

        /** Sets how much of the machine and the stores may be used. */
        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /** Sets a setting of the stores' own clients. */
        public Builder setting(String key, String value) {
            settings.put(key, value);
            return this;
        }

        /** Has the job kept in a folder. */
        public Builder journal(Path folder) {
            journal = Optional.of(folder);
            return this;
        }

        /** The job. */
        public CopyJob build() {
            return new CopyJob(sources, target, options, limits, settings, journal);
        }
    }
}
