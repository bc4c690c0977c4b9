package dev.portage.storage.hadoop;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Times;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.WithErasureCoding;
import org.apache.hadoop.fs.permission.AclEntry;
import org.apache.hadoop.fs.permission.AclStatus;
import org.apache.hadoop.fs.permission.AclUtil;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.NoECPolicySetException;

/**
 * Reads and sets what Hadoop keeps of a file or directory. Extended attributes are set one by one; others that are there stay. The
 * times come last, since the rest may change them.
 */
final class HadoopAttributes implements AttributeAccess {
    private static final HexFormat HEXADECIMAL = HexFormat.of();

    private final Connection connection;
    private final Lookup lookup;
    private final SupportedAttributes supported;

    HadoopAttributes(Connection connection, Lookup lookup) {
        this.connection = connection;
        this.lookup = lookup;
        this.supported = new SupportedAttributes(connection);
    }

    @Override
    public Set<Attribute> supported(Location location) {
        return supported.at(location);
    }

    @Override
    public Attributes fetch(Entry entry, Set<Attribute> wanted) {
        Set<Attribute> missing = EnumSet.noneOf(Attribute.class);
        missing.addAll(wanted);
        missing.removeAll(entry.attributes().present());
        if (missing.isEmpty()) {
            return entry.attributes().only(wanted);
        }
        missing.retainAll(supported(entry.location()));
        Attributes.Builder fetched = Attributes.builder();
        if (missing.contains(Attribute.ACL)) {
            fetched.acl(fetchAcl(entry.location()));
        }
        if (missing.contains(Attribute.XATTR) || missing.contains(Attribute.RAW_XATTR)) {
            fetched.xattrs(fetchXattrs(entry.location()));
        }
        if (missing.contains(Attribute.CHECKSUM_TYPE) && entry.isFile() && entry.length() > 0) {
            fetchChecksumType(entry.location()).ifPresent(fetched::checksumType);
        }
        return entry.attributes().orElse(fetched.build()).only(wanted);
    }

    private List<String> fetchAcl(Location location) {
        return connection.call("fetch the access control list of", location, path -> {
            AclStatus status = connection.fileSystem().getAclStatus(path);
            if (status.getEntries().isEmpty()) {
                return List.of();
            }
            return AclUtil.getAclFromPermAndEntries(permission(path, status), status.getEntries()).stream()
                    .map(AclEntry::toStringStable)
                    .toList();
        });
    }

    private FsPermission permission(Path path, AclStatus status) throws IOException {
        FsPermission permission = status.getPermission();
        return permission == null ? connection.fileSystem().getFileStatus(path).getPermission() : permission;
    }

    private Map<String, String> fetchXattrs(Location location) {
        return connection.call("fetch the extended attributes of", location, path -> {
            Map<String, String> attributes = new TreeMap<>();
            connection.fileSystem().getXAttrs(path).forEach((name, value) -> attributes.put(name, hexadecimal(value)));
            return attributes;
        });
    }

    private static String hexadecimal(byte[] value) {
        return value == null ? "" : HEXADECIMAL.formatHex(value);
    }

    private Optional<String> fetchChecksumType(Location file) {
        return connection.call("fetch the checksum type of", file, path -> {
            FileChecksum checksum = connection.fileSystem().getFileChecksum(path);
            return Optional.ofNullable(checksum == null ? null : checksum.getChecksumOpt())
                    .map(HadoopAttributes::text);
        });
    }

    private static String text(ChecksumOpt checksum) {
        return checksum.getChecksumType() + "/" + checksum.getBytesPerChecksum();
    }

    @Override
    public void apply(Location location, Attributes attributes) {
        connection.order("set attributes of", location, path -> {
            setOwner(path, attributes);
            setAccess(path, attributes);
            setXattrs(path, attributes.xattrs().orElse(Map.of()));
            setReplication(path, attributes.replication());
        });
        attributes.erasureCoding().ifPresent(policy -> setErasureCoding(location, policy));
        attributes
                .times()
                .ifPresent(times -> connection.order("set times of", location, path -> setTimes(path, times)));
    }

    private void setOwner(Path path, Attributes attributes) throws IOException {
        if (attributes.owner().isPresent() || attributes.group().isPresent()) {
            connection
                    .fileSystem()
                    .setOwner(
                            path,
                            attributes.owner().orElse(null),
                            attributes.group().orElse(null));
        }
    }

    /** The mode comes after the list, which would take its sticky bit; its group bits are the mask of the list. */
    private void setAccess(Path path, Attributes attributes) throws IOException {
        FileSystem fileSystem = connection.fileSystem();
        if (attributes.acl().isPresent()) {
            List<String> entries = attributes.acl().get();
            if (entries.isEmpty()) {
                fileSystem.removeAcl(path);
            } else {
                fileSystem.setAcl(path, AclEntry.parseAclSpec(String.join(",", entries), true));
            }
        }
        if (attributes.mode().isPresent()) {
            fileSystem.setPermission(
                    path, new FsPermission(attributes.mode().get().shortValue()));
        }
    }

    private void setXattrs(Path path, Map<String, String> attributes) throws IOException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            connection.fileSystem().setXAttr(path, attribute.getKey(), HEXADECIMAL.parseHex(attribute.getValue()));
        }
    }

    /** A directory has no replicas; Hadoop passes that over in silence. */
    private void setReplication(Path path, Optional<Integer> replication) throws IOException {
        if (replication.isPresent()) {
            connection.fileSystem().setReplication(path, replication.get().shortValue());
        }
    }

    /** A file keeps the policy that it was created with; a directory hands its own down to new files. */
    private void setErasureCoding(Location location, String policy) {
        FileSystem fileSystem = connection.fileSystem();
        if (!(fileSystem instanceof WithErasureCoding coding)
                || lookup.status(location).filter(FileStatus::isDirectory).isEmpty()) {
            return;
        }
        connection.order("set the erasure coding of", location, path -> {
            if (!policy.isEmpty()) {
                coding.setErasureCodingPolicy(path, policy);
            } else if (fileSystem instanceof DistributedFileSystem hdfs) {
                unsetErasureCoding(hdfs, path);
            }
        });
    }

    private static void unsetErasureCoding(DistributedFileSystem hdfs, Path path) throws IOException {
        try {
            hdfs.unsetErasureCodingPolicy(path);
        } catch (NoECPolicySetException e) {
            // It has none of its own.
        }
    }

    /** A NameNode may be told not to keep access times, and then refuses to set them. */
    private void setTimes(Path path, Times times) throws IOException {
        FileSystem fileSystem = connection.fileSystem();
        long modified = times.modified().toEpochMilli();
        try {
            fileSystem.setTimes(path, modified, times.accessed().toEpochMilli());
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("dfs.namenode.accesstime.precision")) {
                throw e;
            }
            fileSystem.setTimes(path, modified, -1);
        }
    }
}
