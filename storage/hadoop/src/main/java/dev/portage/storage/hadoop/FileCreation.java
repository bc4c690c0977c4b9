package dev.portage.storage.hadoop;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.crypto.CryptoOutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DFSOutputStream;
import org.apache.hadoop.hdfs.DistributedFileSystem.HdfsDataOutputStreamBuilder;
import org.apache.hadoop.util.DataChecksum;

/** Creates files with the layout that is wanted, in one call of the store. */
final class FileCreation {
    private FileCreation() {}

    /** Creates a file and the missing directories above it, in place of one that is there. */
    static FSDataOutputStream create(Connection connection, Location file, Attributes layout) {
        return connection.call("create", file, path -> build(connection.fileSystem(), path, layout));
    }

    private static FSDataOutputStream build(FileSystem fileSystem, Path path, Attributes layout) throws IOException {
        FSDataOutputStreamBuilder<?, ?> builder =
                fileSystem.createFile(path).overwrite(true).recursive();
        layout.replication().ifPresent(count -> builder.replication(count.shortValue()));
        layout.blockSize().ifPresent(builder::blockSize);
        layout.checksumType().ifPresent(type -> builder.checksumOpt(checksum(type)));
        if (builder instanceof HdfsDataOutputStreamBuilder hdfs) {
            layout.erasureCoding().ifPresent(policy -> code(hdfs, policy));
        }
        return (FSDataOutputStream) builder.build();
    }

    private static void code(HdfsDataOutputStreamBuilder builder, String policy) {
        if (policy.isEmpty()) {
            builder.replicate();
        } else {
            builder.ecPolicyName(policy);
        }
    }

    /** Reads {@code CRC32C} or {@code CRC32C/512}, the latter with the number of bytes that share a checksum. */
    static ChecksumOpt checksum(String text) {
        int slash = text.indexOf('/');
        String type = slash < 0 ? text : text.substring(0, slash);
        int bytes = slash < 0 ? -1 : Integer.parseInt(text.substring(slash + 1));
        return new ChecksumOpt(DataChecksum.Type.valueOf(type.toUpperCase(Locale.ROOT)), bytes);
    }

    /** The identity that a file which is being written has already. */
    static Optional<String> identity(FSDataOutputStream stream) {
        OutputStream inner = stream.getWrappedStream();
        if (inner instanceof CryptoOutputStream encrypting) {
            inner = encrypting.getWrappedStream();
        }
        if (inner instanceof BlockStream small) {
            return Optional.of(EntryReading.identity(small.fileId()));
        }
        return inner instanceof DFSOutputStream hdfs
                ? Optional.of(EntryReading.identity(hdfs.getFileId()))
                : Optional.empty();
    }
}
