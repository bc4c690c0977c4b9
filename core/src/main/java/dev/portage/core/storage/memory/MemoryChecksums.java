package dev.portage.core.storage.memory;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StoredChecksums;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Computes the checksum when it is asked for. */
final class MemoryChecksums implements StoredChecksums {
    private static final int BUFFER = 64 * 1024;

    private final Tree tree;

    MemoryChecksums(Tree tree) {
        this.tree = tree;
    }

    @Override
    public ChecksumAlgorithm algorithm(Location target, Attributes layout) {
        return ChecksumAlgorithm.CRC32C;
    }

    @Override
    public Optional<Checksum> fetch(Location file, long length) {
        Content content = tree.file(file).content();
        return length <= content.length() ? Optional.of(checksum(content, length)) : Optional.empty();
    }

    @Override
    public Optional<Checksum> fetch(StagedFile staged) {
        return MemoryStaging.node(tree, staged).map(node -> checksum(node.content(), node.length()));
    }

    private static Checksum checksum(Content content, long length) {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, length));
        for (long position = 0; position < length; position += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), length - position));
            content.read(position, buffer);
            crc.update(buffer.flip());
        }
        return new Checksum(ChecksumAlgorithm.CRC32C, (int) crc.getValue());
    }
}
