package dev.portage.api.config;

import dev.portage.api.storage.Attribute;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a copy does, apart from where from and where to. All of it changes the outcome, and so belongs to a job's identity.
 *
 * @param existing what to do with targets that are there already
 * @param comparison how to tell whether they are the same
 * @param growth whether a target that is the beginning of its source is appended to
 * @param deletion how to delete what the source does not have; empty: not at all
 * @param filters which entries take part
 * @param sourceFilter decides besides {@code filters}
 * @param preserved the attributes to carry over
 * @param proving how copies are proven
 * @param publishing how files are published; empty: each by itself, as soon as it is staged and proven
 */
public record CopyOptions(
        Existing existing,
        Comparison comparison,
        Growth growth,
        Optional<Deletion> deletion,
        Filters filters,
        Optional<SourceFilter> sourceFilter,
        Set<Attribute> preserved,
        Proving proving,
        Optional<Publishing> publishing) {

    /** What to do with a target that is the beginning of its source. */
    public enum Growth {
        /** Copy it anew, as any that differs. */
        REPLACE,
        /** Append what is missing, when the beginning is proven to be the same. */
        APPEND
    }

    /** How files are published, if not each by itself. */
    public enum Publishing {
        /** None before all are staged and proven. */
        TOGETHER
    }

    public CopyOptions {
        Set<Attribute> inOrder = EnumSet.noneOf(Attribute.class);
        inOrder.addAll(preserved);
        preserved = Collections.unmodifiableSet(inOrder);
    }

    /** Update what differs, verify by checksum, delete nothing, preserve nothing. */
    public static CopyOptions defaults() {
        return builder().build();
    }

    /** Whether anything may be deleted. */
    public boolean mayDelete() {
        return deletion.filter(asked -> asked.disposal() != Deletion.Disposal.REFUSED)
                .isPresent();
    }

    /** Whether nothing is published before everything is staged and proven. */
    public boolean isAtomic() {
        return publishing.isPresent();
    }

    /** The same with other attributes to carry over. */
    public CopyOptions preserving(Set<Attribute> attributes) {
        return new CopyOptions(
                existing, comparison, growth, deletion, filters, sourceFilter, attributes, proving, publishing);
    }

    /** The same with another way to tell whether a target is the same as its source. */
    public CopyOptions comparing(Comparison other) {
        return new CopyOptions(
                existing, other, growth, deletion, filters, sourceFilter, preserved, proving, publishing);
    }

    /** The same with another way to delete what the source does not have. */
    public CopyOptions deleting(Deletion other) {
        return new CopyOptions(
                existing,
                comparison,
                growth,
                Optional.of(other),
                filters,
                sourceFilter,
                preserved,
                proving,
                publishing);
    }

    /** A builder that starts from {@link #defaults()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private Existing existing = Existing.UPDATE;
        private Comparison comparison = Comparison.AUTO;
        private Growth growth = Growth.REPLACE;
        private Optional<Deletion> deletion = Optional.empty();
        private Filters filters = Filters.NONE;
        private Optional<SourceFilter> sourceFilter = Optional.empty();
        private Set<Attribute> preserved = Set.of();
        private Proving proving = new Proving(Verification.CHECKSUM, Proving.Demand.BEST_EFFORT);

        private Optional<Publishing> publishing = Optional.empty();

        private Builder() {}

        /** Sets what to do with targets that are there already. */
        public Builder existing(Existing value) {
            existing = value;
            return this;
        }

        /** Sets how to tell whether a target is the same as its source. */
        public Builder comparison(Comparison value) {
            comparison = value;
            return this;
        }

        /** Sets what to do with a target that is the beginning of its source. */
        public Builder growth(Growth value) {
            growth = value;
            return this;
        }

        /** Has entries deleted that the source does not have. */
        public Builder deletion(Deletion value) {
            deletion = Optional.of(value);
            return this;
        }

        /** Sets which entries take part. */
        public Builder filters(Filters value) {
            filters = value;
            return this;
        }

        /** Has a filter decide by the whole addresses of sources. */
        public Builder sourceFilter(SourceFilter value) {
            sourceFilter = Optional.of(value);
            return this;
        }

        /** Sets the attributes to carry over. */
        public Builder preserved(Set<Attribute> value) {
            preserved = value;
            return this;
        }

        /** Sets how copies are proven. */
        public Builder proving(Proving value) {
            proving = value;
            return this;
        }

        /** Sets how files are published. */
        public Builder publishing(Publishing value) {
            publishing = Optional.of(value);
            return this;
        }

        /** The options. */
        public CopyOptions build() {
            return new CopyOptions(
                    existing, comparison, growth, deletion, filters, sourceFilter, preserved, proving, publishing);
        }
    }
}
