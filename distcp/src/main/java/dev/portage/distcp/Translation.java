package dev.portage.distcp;

import dev.portage.api.DataSize;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Existing;
import dev.portage.api.config.Limits;
import dev.portage.api.config.Proving;
import dev.portage.api.config.SourceFilter;
import dev.portage.api.config.Verification;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import dev.portage.core.CopyRequest;
import dev.portage.core.plan.Cutting;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hadoop.tools.DistCpConstants;
import org.apache.hadoop.tools.DistCpOptionSwitch;
import org.apache.hadoop.tools.DistCpOptions;
import org.apache.hadoop.tools.DistCpOptions.FileAttribute;

/** DistCp's options in Portage's words. */
record Translation(Invocation invocation) {
    private static final double BYTES_PER_MEGABYTE = 1 << 20;

    private DistCpOptions options() {
        return invocation.options();
    }

    /**
     * What is copied, and how.
     *
     * @param replacing whether a file is copied to the name of a file, which DistCp always does anew
     */
    CopyOptions copyOptions(boolean replacing) {
        CopyOptions.Builder builder = CopyOptions.builder()
                .existing(existing(replacing))
                .comparison(comparison())
                .growth(options().shouldAppend() ? CopyOptions.Growth.APPEND : CopyOptions.Growth.REPLACE)
                .preserved(preserved())
                .proving(proving());
        if (options().shouldDeleteMissing()) {
            builder.deletion(new Deletion(Deletion.Disposal.TRASH_IF_ANY, OptionalLong.empty()));
        }
        sourceFilter().ifPresent(builder::sourceFilter);
        return builder.build();
    }

    private Optional<SourceFilter> sourceFilter() {
        Optional<LoadedFilter> filter = LoadedFilter.of(invocation);
        return OwnListing.isAskedFor(invocation)
                ? Optional.of(new ChoosingListing(OwnListing.className(invocation), filter))
                : filter.map(SourceFilter.class::cast);
    }

    /** As {@link #copyOptions}, with those extended attributes without which encrypted content is of no use. */
    CopyOptions rawOptions(boolean replacing) {
        CopyOptions options = copyOptions(replacing);
        Set<Attribute> preserved = EnumSet.of(Attribute.RAW_XATTR);
        preserved.addAll(options.preserved());
        return options.preserving(preserved);
    }

    /**
     * What is copied when a target is brought from one snapshot to another; filters are then shown paths below the state.
     *
     * @param state that is copied
     */
    CopyOptions syncOptions(Location state) {
        CopyOptions.Builder builder = CopyOptions.builder()
                .existing(Existing.UPDATE)
                .comparison(syncComparison())
                .preserved(preserved())
                .proving(proving());
        LoadedFilter.of(invocation).map(filter -> filter.below(state)).ifPresent(builder::sourceFilter);
        return builder.build();
    }

    /**
     * The store has said that a file has changed: its length and time do not tell that it has not. Where DistCp goes by time, what is older is
     * copied as DistCp does, though the content be the same.
     */
    private Comparison syncComparison() {
        boolean byTime = invocation.configuration().getBoolean(DistCpConstants.CONF_LABEL_UPDATE_MOD_TIME, true);
        return options().shouldSkipCRC() && byTime ? Comparison.MTIME_AND_CHECKSUM : Comparison.CHECKSUM;
    }

    /** With {@code -blocksperchunk}, ranges of so many blocks; without it, as it pays. */
    CopyRequest cut(CopyRequest request) {
        int blocks = options().getBlocksPerChunk();
        return blocks > 0 ? request.cutting(new Cutting.Blocks(blocks)) : request;
    }

    private Proving proving() {
        boolean isDemanded = invocation.arguments().isStrict() && !options().shouldSkipCRC();
        return new Proving(
                options().shouldSkipCRC() ? Verification.SIZE : Verification.CHECKSUM,
                isDemanded ? Proving.Demand.REQUIRED : Proving.Demand.BEST_EFFORT);
    }

    /** Without {@code -update}, what is there is left as it is, or is an error. */
    private Existing existing(boolean replacing) {
        if (options().shouldOverwrite() || replacing) {
            return Existing.OVERWRITE;
        }
        return invocation.arguments().isStrict() && !options().shouldSyncFolder() ? Existing.FAIL : Existing.UPDATE;
    }

    /** Without {@code -update}, what is there is not looked into. */
    private Comparison comparison() {
        if (!options().shouldSyncFolder()) {
            return Comparison.NAME;
        }
        boolean byTime = invocation.configuration().getBoolean(DistCpConstants.CONF_LABEL_UPDATE_MOD_TIME, true);
        if (options().shouldSkipCRC()) {
            return byTime ? Comparison.MTIME : Comparison.SIZE;
        }
        return byTime ? Comparison.STORED_CHECKSUM : Comparison.STORED_CHECKSUM_OR_SIZE;
    }

    /** To keep the kind of checksum is to keep the blocks that it is made of; a list of permissions includes the permissions. */
    Set<Attribute> preserved() {
        Set<Attribute> preserved = EnumSet.noneOf(Attribute.class);
        options().getPreserveAttributes().forEach(attribute -> preserved.add(translate(attribute)));
        if (preserved.contains(Attribute.CHECKSUM_TYPE) || options().getBlocksPerChunk() > 0) {
            preserved.add(Attribute.BLOCK_SIZE);
        }
        if (preserved.contains(Attribute.ACL)) {
            preserved.add(Attribute.PERMISSIONS);
        }
        return preserved;
    }

    private static Attribute translate(FileAttribute attribute) {
        return switch (attribute) {
            case REPLICATION -> Attribute.REPLICATION;
            case BLOCKSIZE -> Attribute.BLOCK_SIZE;
            case USER -> Attribute.OWNER;
            case GROUP -> Attribute.GROUP;
            case PERMISSION -> Attribute.PERMISSIONS;
            case CHECKSUMTYPE -> Attribute.CHECKSUM_TYPE;
            case ACL -> Attribute.ACL;
            case XATTR -> Attribute.XATTR;
            case TIMES -> Attribute.TIMES;
            case ERASURECODINGPOLICY -> Attribute.ERASURE_CODING;
        };
    }

    /** Each map is a file in flight, and has the bandwidth; where neither is given, neither is limited. */
    Limits limits() {
        boolean isCounted = invocation.arguments().has(DistCpOptionSwitch.MAX_MAPS);
        return new Limits(
                isCounted ? OptionalInt.of(options().getMaxMaps()) : OptionalInt.empty(),
                bandwidth(),
                OptionalInt.empty());
    }

    private Optional<DataSize> bandwidth() {
        float perMap = invocation.arguments().has(DistCpOptionSwitch.BANDWIDTH)
                ? options().getMapBandwidth()
                : invocation.configuration().getFloat(DistCpConstants.CONF_LABEL_BANDWIDTH_MB, 0);
        if (perMap < 0) {
            throw Refusal.ofArguments("Bandwidth " + perMap + " is invalid (should be > 0)");
        }
        double bytes = perMap * options().getMaxMaps() * BYTES_PER_MEGABYTE;
        return bytes > 0 ? Optional.of(DataSize.ofBytes(Math.max(1, (long) bytes))) : Optional.empty();
    }
}
