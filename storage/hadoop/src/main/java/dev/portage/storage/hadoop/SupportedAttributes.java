package dev.portage.storage.hadoop;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.WithErasureCoding;

/**
 * Finds out once which attributes a store keeps: by what its file system claims, and by asking, because the administrator of HDFS can
 * turn off access control lists and extended attributes. Safe for threads.
 */
final class SupportedAttributes {
    private final Connection connection;
    private volatile Set<Attribute> known = Set.of();

    SupportedAttributes(Connection connection) {
        this.connection = connection;
    }

    /** Something that a store which does not keep an attribute refuses. */
    @FunctionalInterface
    private interface Question {
        void ask(FileSystem member, Path root) throws IOException;
    }

    Set<Attribute> at(Location location) {
        Set<Attribute> answer = known;
        if (answer.isEmpty()) {
            answer = Set.copyOf(ask(location));
            known = answer;
        }
        return answer;
    }

    private Set<Attribute> ask(Location location) {
        FileSystem fileSystem = connection.fileSystem();
        Set<Attribute> supported = EnumSet.noneOf(Attribute.class);
        if (connection.keepsPermissions()) {
            supported.addAll(EnumSet.of(Attribute.PERMISSIONS, Attribute.OWNER, Attribute.GROUP));
        }
        if (connection.keepsPermissions() && !connection.claims(CommonPathCapabilities.ETAGS_AVAILABLE)) {
            // Object stores have the times of their own.
            supported.add(Attribute.TIMES);
        }
        if (connection.claims(CommonPathCapabilities.FS_ACLS) && isAnswered(location, FileSystem::getAclStatus)) {
            supported.add(Attribute.ACL);
        }
        if (connection.claims(CommonPathCapabilities.FS_XATTRS) && isAnswered(location, FileSystem::getXAttrs)) {
            supported.addAll(EnumSet.of(Attribute.XATTR, Attribute.RAW_XATTR));
        }
        if (connection.keepsBlocks()) {
            supported.addAll(EnumSet.of(Attribute.REPLICATION, Attribute.BLOCK_SIZE));
        }
        if (connection.isHdfs()) {
            supported.add(Attribute.CHECKSUM_TYPE);
        }
        if (fileSystem instanceof WithErasureCoding) {
            supported.add(Attribute.ERASURE_CODING);
        }
        return supported;
    }

    private boolean isAnswered(Location location, Question question) {
        return connection.call("look at", location.at("/"), path -> {
            try {
                for (FileSystem member : connection.members()) {
                    question.ask(member, new Path("/"));
                }
                return true;
            } catch (UnsupportedOperationException e) {
                return false;
            } catch (IOException e) {
                if (StoreFailure.isRefusal(e)) {
                    return false;
                }
                throw e;
            }
        });
    }
}
