package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StagingRequest;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.protocol.ErasureCodingPolicy;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;
import org.apache.hadoop.hdfs.protocol.SystemErasureCodingPolicies;

/**
 * Writes each range as a file of its own next to the target, and lets the store join them without moving a byte.
 *
 * <ol>
 *   <li>A range is written under a name that says that it is open, and gets its name when it is finished: a range that is there is
 *       there in full.
 *   <li>The later ranges are joined onto the first, some hundred at a time. How far that went is told by the length of the first.
 *   <li>The first range is renamed to what {@link HadoopStaging} would have called the file.
 * </ol>
 *
 * <p>HDFS joins files of one directory only, and none in an encryption zone; there a file is a single range.
 */
final class ConcatenatedRanges implements RangedStaging {
    /** Where files cannot be joined: more than any file has, and small enough to add to. */
    private static final long WHOLE_FILE = 1L << 60;

    private static final int AT_ONCE = 250;

    private final Connection connection;
    private final Lookup lookup;
    private final Renaming renaming;
    private final EncryptionZones encryption;

    ConcatenatedRanges(Connection connection, Lookup lookup) {
        this.connection = connection;
        this.lookup = lookup;
        this.renaming = Renaming.of(connection);
        this.encryption = new EncryptionZones(connection, lookup);
    }

    @Override
    public long alignment(Location target, Attributes layout) {
        if (encryption.covers(target)) {
            return WHOLE_FILE;
        }
        long block = layout.blockSize()
                .orElseGet(() -> connection.call("look at", target, connection.fileSystem()::getDefaultBlockSize));
        return block * dataBlocks(target, layout);
    }

    /** How many blocks a group has in which erasure coding keeps a file. */
    private int dataBlocks(Location target, Attributes layout) {
        Optional<ErasureCodingPolicy> policy = layout.erasureCoding().isPresent()
                ? layout.erasureCoding().map(SystemErasureCodingPolicies::getByName)
                : lookup.directoryAbove(target)
                        .filter(HdfsFileStatus.class::isInstance)
                        .map(status -> ((HdfsFileStatus) status).getErasureCodingPolicy());
        return policy.map(known -> Math.max(1, known.getNumDataUnits())).orElse(1);
    }

    @Override
    public StagedFile begin(StagingRequest request) {
        return new StagedFile(
                request.target(), HadoopStaging.temporary(request).path(), request.length(), Optional.empty());
    }

    @Override
    public StagedOutput open(StagingRequest request, ByteRange range) {
        connection.path(request.target());
        Location open = open(request, range.index());
        Location finished = part(request, range.index());
        FSDataOutputStream stream = FileCreation.create(connection, open, request.layout());
        Optional<String> identity = FileCreation.identity(stream);
        return new HadoopOutput(connection, open, stream, new HadoopOutput.Ending() {
            @Override
            public StagedFile finish(long written) {
                connection.order("finish", finished, path -> renaming.rename(connection.path(open), path));
                return new StagedFile(request.target(), finished.path(), written, identity);
            }

            @Override
            public void abandon() {
                lookup.delete(open);
            }
        });
    }

    @Override
    public boolean holds(StagingRequest request, ByteRange range) {
        if (length(part(request, range.index())) == range.length()) {
            return true;
        }
        return length(part(request, 0)) >= range.end() || length(HadoopStaging.temporary(request)) == request.length();
    }

    @Override
    public StagedFile assemble(StagingRequest request, List<ByteRange> ranges) {
        Location assembled = HadoopStaging.temporary(request);
        Optional<FileStatus> status = lookup.status(assembled);
        if (status.filter(file -> file.getLen() == request.length()).isEmpty()) {
            join(request, ranges);
            connection.order("assemble", assembled, path -> renaming.rename(connection.path(part(request, 0)), path));
            status = lookup.status(assembled);
        }
        FileStatus file = status.orElseThrow(() -> incomplete(request, "it is gone"));
        if (file.getLen() != request.length()) {
            throw incomplete(request, "it has " + file.getLen() + " bytes instead of " + request.length());
        }
        return Lookup.ofHdfs(request.target(), assembled, request.length(), Optional.of(file));
    }

    private void join(StagingRequest request, List<ByteRange> ranges) {
        long joined = length(part(request, 0));
        List<ByteRange> missing = ranges.stream()
                .filter(range -> range.index() > 0 && range.length() > 0 && range.end() > joined)
                .toList();
        if (joined < ranges.get(0).length()
                || (!missing.isEmpty() && missing.get(0).offset() != joined)) {
            throw incomplete(request, "its first range has " + joined + " bytes");
        }
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            concat(request, missing.subList(from, Math.min(missing.size(), from + AT_ONCE)));
        }
    }

    private void concat(StagingRequest request, List<ByteRange> ranges) {
        for (ByteRange range : ranges) {
            long length = length(part(request, range.index()));
            if (length != range.length()) {
                throw incomplete(
                        request,
                        "range " + range.index() + " has " + (length < 0 ? "no" : length) + " bytes instead of "
                                + range.length());
            }
        }
        Path[] sources = ranges.stream()
                .map(range -> connection.path(part(request, range.index())))
                .toArray(Path[]::new);
        connection.order(
                "assemble", part(request, 0), path -> connection.fileSystem().concat(path, sources));
    }

    @Override
    public void discard(StagingRequest request, List<ByteRange> ranges) {
        for (ByteRange range : ranges) {
            lookup.delete(part(request, range.index()));
            lookup.delete(open(request, range.index()));
        }
        lookup.delete(HadoopStaging.temporary(request));
    }

    /** The length of a file, or -1 if it is missing. */
    private long length(Location file) {
        return lookup.status(file).map(FileStatus::getLen).orElse(-1L);
    }

    private static Location part(StagingRequest request, int index) {
        return request.target().sibling(StagingName.of(request.attempt() + "-r" + index));
    }

    private static Location open(StagingRequest request, int index) {
        return request.target().sibling(StagingName.of(request.attempt() + "-r" + index + "-open"));
    }

    private static PortageException incomplete(StagingRequest request, String reason) {
        return new PortageException(
                ErrorCode.NOT_FOUND, "cannot assemble " + request.target() + " of its ranges: " + reason);
    }
}
