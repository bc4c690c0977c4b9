package dev.portage.storage.hadoop;

import dev.portage.api.storage.Appending;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.Snapshots;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.api.storage.Trash;
import dev.portage.api.storage.TreeRenaming;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LeaseRecoverable;
import org.apache.hadoop.fs.Path;

/** Finds out what a store can do beyond the ordinary, from what its file system claims. */
final class Capabilities {
    private Capabilities() {}

    /** Each capability that the store has, by its type. */
    static Map<Class<?>, Object> of(Connection connection, Lookup lookup) {
        Map<Class<?>, Object> capabilities = new HashMap<>();
        capabilities.put(AttributeAccess.class, new HadoopAttributes(connection, lookup));
        capabilities.put(Trash.class, new HadoopTrash(connection, lookup));
        if (tellsChecksums(connection)) {
            capabilities.put(StoredChecksums.class, new CompositeChecksums(connection, lookup));
        }
        if (connection.claims(CommonPathCapabilities.FS_CONCAT)) {
            capabilities.put(RangedStaging.class, new ConcatenatedRanges(connection, lookup));
        }
        if (connection.fileSystem() instanceof LeaseRecoverable leases && canAppend(connection)) {
            capabilities.put(Appending.class, new HadoopAppending(connection, lookup, leases));
        }
        if (HadoopTreeRenaming.isPossible(connection)) {
            capabilities.put(TreeRenaming.class, new HadoopTreeRenaming(connection, lookup));
        }
        if (HadoopSnapshots.isPossible(connection)) {
            capabilities.put(Snapshots.class, new HadoopSnapshots(connection, lookup));
        }
        return Map.copyOf(capabilities);
    }

    /**
     * WebHDFS can only tell checksums that depend on the sizes of blocks. What keeps no checksums gives none, without a word of it; connectors
     * that are given ETags may call those checksums, but say so.
     */
    private static boolean tellsChecksums(Connection connection) {
        return !connection.isWebHdfs() && connection.members().stream().allMatch(Capabilities::answersForChecksums);
    }

    private static boolean answersForChecksums(FileSystem member) {
        try {
            boolean isOfOwn = member.getClass()
                            .getMethod("getFileChecksum", Path.class, long.class)
                            .getDeclaringClass()
                    != FileSystem.class;
            return isOfOwn && !member.hasPathCapability(new Path("/"), CommonPathCapabilities.ETAGS_AVAILABLE);
        } catch (NoSuchMethodException | IOException e) {
            return false;
        }
    }

    private static boolean canAppend(Connection connection) {
        return connection.claims(CommonPathCapabilities.FS_APPEND)
                && connection.claims(CommonPathCapabilities.FS_TRUNCATE);
    }
}
