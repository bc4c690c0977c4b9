package dev.portage.distcp;

import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.Storage;
import dev.portage.core.Stores;
import dev.portage.core.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.tools.DistCpConstants;

/** What must hold of places before anything is begun. */
record Requirements(Invocation invocation, Stores stores) {
    private static final String RAW = DistCpConstants.HDFS_RESERVED_RAW_DIRECTORY_NAME;

    /** Below {@code /.reserved/raw} lies what is kept encrypted as it is kept; elsewhere it would be taken for the content. */
    static void requireBothRaw(List<Location> sources, Location target) {
        for (Location source : sources) {
            if (isRaw(source) != isRaw(target)) {
                String one = isRaw(source) ? "source path '" + source : "target path '" + target;
                String other = isRaw(source) ? "target path '" + target : "source path '" + source;
                throw Refusal.ofInput("The " + one + "' starts with " + RAW + " but the " + other
                        + "' does not. Either all or none of the paths must have this prefix.");
            }
        }
    }

    static boolean isRaw(Location location) {
        return location.path().equals(RAW) || location.path().startsWith(RAW + "/");
    }

    static void requireNothing(Location target, Optional<Entry> there) {
        if (there.isPresent()) {
            throw Refusal.ofInput("Target path for atomic-commit already exists: " + target
                    + ". Cannot atomic-commit to pre-existing target-path.");
        }
    }

    /** What options need the target's store to do. */
    void requireCapabilities(Location target) {
        Storage store = stores.of(target);
        if (invocation.options().getBlocksPerChunk() > 0
                && store.capability(RangedStaging.class).isEmpty()) {
            throw Refusal.ofStore(
                    "-blocksperchunk needs a store that joins files, which that of " + target + " does not");
        }
        if (invocation.arguments().isStrict()
                && invocation.options().shouldAppend()
                && store.capability(Appending.class).isEmpty()) {
            throw Refusal.ofStore(
                    "-append has no effect, because the store of " + target + " does not append to files");
        }
    }

    /** Lists and extended attributes must be kept at both ends; of the rest, what cannot be had is said at the start. */
    void requireAttributes(Set<Attribute> wanted, Location target, List<Entry> sources) {
        List<Location> places = new ArrayList<>(List.of(target));
        sources.forEach(source -> places.add(source.location()));
        places.forEach(place -> requireAttributes(wanted, place));
    }

    private void requireAttributes(Set<Attribute> wanted, Location place) {
        Set<Attribute> missing = EnumSet.noneOf(Attribute.class);
        missing.addAll(wanted);
        stores.of(place)
                .capability(AttributeAccess.class)
                .ifPresent(access -> missing.removeAll(access.supported(place)));
        if (missing.contains(Attribute.ACL)) {
            throw Refusal.ofAcls(place + " keeps none; leave out -pa");
        }
        if (missing.contains(Attribute.XATTR) || missing.contains(Attribute.RAW_XATTR)) {
            throw Refusal.ofExtendedAttributes(place + " keeps none; leave out -px");
        }
        if (invocation.arguments().isStrict() && !missing.isEmpty()) {
            throw Refusal.ofInput(place + " cannot hold " + Words.list(missing) + "; leave out what -p says of it");
        }
    }
}
