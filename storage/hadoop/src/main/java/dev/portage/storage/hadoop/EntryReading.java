package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hdfs.protocol.ErasureCodingPolicy;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;
import org.apache.hadoop.io.erasurecode.ErasureCodeConstants;

/** Reads what Hadoop says of a file or directory. */
final class EntryReading {
    private EntryReading() {}

    /** What a store says of a location. One that keeps no attributes says something of them all the same. */
    static Entry entry(Connection connection, Location location, FileStatus status) {
        Entry entry = entry(location, status);
        return connection.keepsPermissions() ? entry : withoutWhatIsMadeUp(entry);
    }

    /** A directory that is but a beginning of keys has the time at which somebody asks; all belongs to whoever asks. */
    private static Entry withoutWhatIsMadeUp(Entry entry) {
        boolean isFile = entry.isFile();
        return new Entry(
                entry.location(),
                entry.kind(),
                entry.length(),
                isFile ? entry.modified() : Instant.EPOCH,
                isFile ? entry.identity() : Optional.empty(),
                isFile ? entry.attributes().only(Set.of(Attribute.TIMES)) : Attributes.NONE);
    }

    private static Entry entry(Location location, FileStatus status) {
        if (status.getLen() < 0) {
            throw new PortageException(
                    ErrorCode.UNSUPPORTED, "the store of " + location + " does not tell how long it is");
        }
        Instant modified = Instant.ofEpochMilli(status.getModificationTime());
        return new Entry(
                location,
                kind(status),
                status.isFile() ? status.getLen() : 0,
                modified,
                identity(status),
                attributes(status, modified));
    }

    /** The id that HDFS gives each file, or a version that an object store gives its content. */
    static Optional<String> identity(FileStatus status) {
        if (status instanceof HdfsFileStatus hdfs) {
            return Optional.of(identity(hdfs.getFileId()));
        }
        return status instanceof EtagSource source ? Optional.ofNullable(source.getEtag()) : Optional.empty();
    }

    static String identity(long fileId) {
        return Long.toString(fileId);
    }

    private static EntryKind kind(FileStatus status) {
        if (status.isDirectory()) {
            return EntryKind.DIRECTORY;
        }
        return status.isFile() ? EntryKind.FILE : EntryKind.OTHER;
    }

    private static Attributes attributes(FileStatus status, Instant modified) {
        long access = status.getAccessTime();
        Attributes.Builder attributes = Attributes.builder()
                .times(new Times(modified, access > 0 ? Instant.ofEpochMilli(access) : modified))
                .mode(status.getPermission().toShort());
        if (!status.getOwner().isEmpty()) {
            attributes.owner(status.getOwner());
        }
        if (!status.getGroup().isEmpty()) {
            attributes.group(status.getGroup());
        }
        if (status instanceof HdfsFileStatus hdfs) {
            addHdfs(attributes, hdfs);
        }
        if (status.isFile() && !status.isErasureCoded()) {
            addLayout(attributes, status);
        }
        return attributes.build();
    }

    private static void addHdfs(Attributes.Builder attributes, HdfsFileStatus status) {
        if (!status.hasAcl()) {
            attributes.acl(List.of());
        }
        attributes.erasureCoding(policy(Optional.ofNullable(status.getErasureCodingPolicy())));
    }

    private static String policy(Optional<ErasureCodingPolicy> policy) {
        return policy.filter(known -> known.getId() != ErasureCodeConstants.REPLICATION_POLICY_ID)
                .map(ErasureCodingPolicy::getName)
                .orElse("");
    }

    private static void addLayout(Attributes.Builder attributes, FileStatus status) {
        if (status.getReplication() > 0) {
            attributes.replication(status.getReplication());
        }
        if (status.getBlockSize() > 0) {
            attributes.blockSize(status.getBlockSize());
        }
    }
}
