package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Proving;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Entry;
import dev.portage.core.journal.ProvenFile;
import dev.portage.core.task.Action.Condition;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.SkipReason;
import java.util.Optional;

/**
 * Decides for each file of the source, from nothing but what is known of it, of its target, and of what earlier runs have proven.
 *
 * @param options what the user wants
 * @param round the job's present round: what was proven in it need not be done again, whatever the options
 * @param store what the target can do
 */
record CopyPolicy(CopyOptions options, int round, Abilities store) {
    /**
     * What the stores of a job can do.
     *
     * @param appends whether the target can grow in place
     * @param bothKeepChecksums whether source and target both may know checksums without reading
     */
    record Abilities(boolean appends, boolean bothKeepChecksums) {}

    Decision decide(Entry source, Optional<Entry> target, Optional<ProvenFile> proven, Trust trust) {
        if (target.isEmpty()) {
            return new Decision.Copy(options.existing().mayBeReplaced() ? Condition.ALWAYS : Condition.IF_ABSENT);
        }
        Entry there = target.get();
        if (!there.isFile()) {
            return new Decision.Refuse(
                    ErrorCode.WRONG_KIND,
                    source.location() + " is a file, but " + there.location() + " is "
                            + (there.isDirectory() ? "a directory" : "neither file nor directory"));
        }
        if (trust == Trust.NONE) {
            return new Decision.Copy(
                    there.length() == source.length() ? Condition.UNLESS_SAME_CONTENT : Condition.ALWAYS);
        }
        Optional<Sight> sight = proven.filter(file -> isOf(file, source, there)).map(file -> sight(file, there));
        boolean isOfThisRound = proven.filter(file -> file.round() == round).isPresent();
        if (isOfThisRound && sight.filter(seen -> seen != Sight.CHANGED).isPresent()) {
            return new Decision.Skip(SkipReason.PROVEN);
        }
        if (isOurs(proven, there)) {
            return new Decision.Copy(Condition.ALWAYS);
        }
        return switch (options.existing()) {
            case FAIL -> new Decision.Refuse(ErrorCode.ALREADY_EXISTS, there.location() + " exists already");
            case SKIP -> new Decision.Skip(SkipReason.EXISTS);
            case OVERWRITE -> new Decision.Copy(Condition.ALWAYS);
            case UPDATE -> update(source, there, proven, sight.equals(Optional.of(Sight.SAME)));
        };
    }

    /** What the length of a target says. */
    enum Trust {
        /** The target was written at once. */
        FULL,
        /** An append to the target was under way when a run was killed: only its content says what it is. */
        NONE
    }

    private static boolean isOf(ProvenFile proven, Entry source, Entry target) {
        return proven.source().equals(Fingerprint.of(source)) && target.length() == source.length();
    }

    private Sight sight(ProvenFile proven, Entry target) {
        return Sight.of(proven, target, store);
    }

    /** What this round has put there itself, from a source that has changed since, was not there before. */
    private boolean isOurs(Optional<ProvenFile> proven, Entry target) {
        return proven.filter(file -> file.round() == round
                        && file.target().isPresent()
                        && file.target().equals(target.identity())
                        && sight(file, target) != Sight.CHANGED)
                .isPresent();
    }

    private Decision update(Entry source, Entry target, Optional<ProvenFile> proven, boolean holds) {
        if (options.comparison() == Comparison.NAME) {
            return new Decision.Skip(SkipReason.EXISTS);
        }
        if (source.length() != target.length()) {
            return changedLength(source, target);
        }
        if (source.length() == 0) {
            return new Decision.Skip(SkipReason.EMPTY);
        }
        if (demandsProof() && !(holds && proven.orElseThrow().proof().isVerified())) {
            return new Decision.Copy(Condition.UNLESS_SAME_CONTENT);
        }
        if (mustChangeBlocks(source, target)) {
            return new Decision.Copy(Condition.ALWAYS);
        }
        return switch (options.comparison()) {
            case NAME, SIZE -> new Decision.Skip(SkipReason.SAME_SIZE);
            case MTIME ->
                isOlder(target, source) ? new Decision.Copy(Condition.ALWAYS) : new Decision.Skip(SkipReason.SAME_TIME);
            case CHECKSUM -> new Decision.Copy(Condition.UNLESS_SAME_CONTENT);
            case MTIME_AND_CHECKSUM ->
                new Decision.Copy(isOlder(target, source) ? Condition.ALWAYS : Condition.UNLESS_SAME_CONTENT);
            case STORED_CHECKSUM, STORED_CHECKSUM_OR_SIZE ->
                holds ? new Decision.Skip(SkipReason.PROVEN) : askStores(source, target);
            case AUTO -> holds ? new Decision.Skip(SkipReason.PROVEN) : guess(source, target, proven);
        };
    }

    /** Where the stores keep no checksums there is nothing to ask. */
    private Decision askStores(Entry source, Entry target) {
        boolean isOlder = options.comparison() == Comparison.STORED_CHECKSUM && isOlder(target, source);
        if (store.bothKeepChecksums) {
            return new Decision.Copy(isOlder ? Condition.UNLESS_STORES_AGREE : Condition.IF_STORES_DIFFER);
        }
        if (isOlder) {
            return new Decision.Copy(Condition.ALWAYS);
        }
        return new Decision.Skip(
                options.comparison() == Comparison.STORED_CHECKSUM ? SkipReason.SAME_TIME : SkipReason.SAME_SIZE);
    }

    /** The size of blocks can only be given to a file that is made anew. */
    private boolean mustChangeBlocks(Entry source, Entry target) {
        Optional<Long> wanted = source.attributes().blockSize();
        Optional<Long> present = target.attributes().blockSize();
        return options.preserved().contains(Attribute.BLOCK_SIZE)
                && wanted.isPresent()
                && present.isPresent()
                && !wanted.equals(present);
    }

    /** Then a target that is left as it is must be known to be the same, too. */
    private boolean demandsProof() {
        return options.proving().demand() == Proving.Demand.REQUIRED;
    }

    private Decision changedLength(Entry source, Entry target) {
        boolean grows = options.growth() == CopyOptions.Growth.APPEND
                && store.appends
                && target.length() > 0
                && target.length() < source.length();
        return grows ? new Decision.Append() : new Decision.Copy(Condition.ALWAYS);
    }

    /** A source or target that is known to have changed since it was proven is not the same, whatever its times say. */
    private Decision guess(Entry source, Entry target, Optional<ProvenFile> proven) {
        boolean changed = proven.filter(
                        file -> !file.source().equals(Fingerprint.of(source)) || sight(file, target) == Sight.CHANGED)
                .isPresent();
        if (!changed && !isOlder(target, source)) {
            return new Decision.Skip(SkipReason.SAME_TIME);
        }
        return new Decision.Copy(store.bothKeepChecksums ? Condition.UNLESS_STORES_AGREE : Condition.ALWAYS);
    }

    /** To the millisecond, which is all that some stores keep. */
    private static boolean isOlder(Entry target, Entry source) {
        return target.modified().toEpochMilli() < source.modified().toEpochMilli();
    }
}
