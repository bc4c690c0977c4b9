package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StoredChecksums;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.hadoop.fs.FileChecksum;

/**
 * The checksums of content that a store combines from those of its chunks: {@code COMPOSITE_CRC} of HDFS (HDFS-13056), and what
 * object stores report under the same names.
 */
final class CompositeChecksums implements StoredChecksums {
    private final Connection connection;
    private final Lookup lookup;
    private final EncryptionZones encryption;

    CompositeChecksums(Connection connection, Lookup lookup) {
        this.connection = connection;
        this.lookup = lookup;
        this.encryption = new EncryptionZones(connection, lookup);
    }

    @Override
    public ChecksumAlgorithm algorithm(Location target, Attributes layout) {
        String type = layout.checksumType()
                .orElseGet(() -> connection.fileSystem().getConf().get("dfs.checksum.type", "CRC32C"));
        return type.startsWith("CRC32C") ? ChecksumAlgorithm.CRC32C : ChecksumAlgorithm.CRC32;
    }

    @Override
    public Optional<Checksum> fetch(Location file, long length) {
        if (length == 0) {
            if (lookup.status(file).isEmpty()) {
                throw new PortageException(ErrorCode.NOT_FOUND, "cannot fetch checksum of " + file + ": it is missing");
            }
            return Optional.of(ofNothing(file));
        }
        if (encryption.covers(file)) {
            return Optional.empty();
        }
        return connection
                .call(
                        "fetch checksum of",
                        file,
                        path -> Optional.ofNullable(connection.fileSystem().getFileChecksum(path, length)))
                .flatMap(CompositeChecksums::checksum);
    }

    @Override
    public Optional<Checksum> fetch(StagedFile staged) {
        if (staged.length() == 0) {
            return Optional.of(ofNothing(staged.target()));
        }
        return fetch(staged.target().at(staged.handle()), staged.length());
    }

    private Checksum ofNothing(Location file) {
        return new Checksum(algorithm(file, Attributes.NONE), 0);
    }

    private static Optional<Checksum> checksum(FileChecksum reported) {
        return switch (reported.getAlgorithmName()) {
            case "COMPOSITE-CRC32C" -> Optional.of(new Checksum(ChecksumAlgorithm.CRC32C, value(reported)));
            case "COMPOSITE-CRC32" -> Optional.of(new Checksum(ChecksumAlgorithm.CRC32, value(reported)));
            default -> Optional.empty();
        };
    }

    private static int value(FileChecksum reported) {
        return ByteBuffer.wrap(reported.getBytes()).getInt();
    }
}
