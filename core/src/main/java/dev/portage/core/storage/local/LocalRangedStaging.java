package dev.portage.core.storage.local;

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
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes all ranges into one file, each at its place.
 *
 * <ol>
 *   <li>The ranges go into a work file, {@code .portage-ATTEMPT.ranges.part}, which grows as they are written, with
 *       holes.
 *   <li>A range that is complete gets a mark, {@code .portage-ATTEMPT.range3.part}, which holds the identity of the
 *       work file. A range that was being written when its process died has none, and a mark says nothing of another
 *       work file.
 *   <li>Assembling gives the work file the name of a staged file, and removes the marks. A straggler who still writes
 *       a range of it by then writes the same bytes to the same place, and fails when it wants to set its mark.
 * </ol>
 */
final class LocalRangedStaging implements RangedStaging {
    /** Larger than any page or block of a file system, so that two ranges share none. */
    private static final long ALIGNMENT = 1 << 20;

    @Override
    public long alignment(Location target, Attributes layout) {
        return ALIGNMENT;
    }

    @Override
    public StagedFile begin(StagingRequest request) {
        String place = LocalStaging.place(request).toString();
        return new StagedFile(request.target(), place, request.length(), Optional.empty());
    }

    @Override
    public StagedOutput open(StagingRequest request, ByteRange range) {
        Path work = work(request);
        try {
            Files.deleteIfExists(mark(request, range));
            FileChannel channel = LocalStaging.openWithDirectories(
                    work, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), LocalStaging.mode(request));
            channel.position(range.offset());
            return new LocalOutput(request.target(), channel, written -> complete(request, range, written), () -> {});
        } catch (IOException e) {
            throw Failure.of("create", request.target(), e);
        }
    }

    private static StagedFile complete(StagingRequest request, ByteRange range, long written) throws IOException {
        if (written != range.length()) {
            throw new PortageException(
                    ErrorCode.INTERNAL,
                    "range " + range.index() + " of " + request.target() + " got " + written + " bytes, not "
                            + range.length());
        }
        Path mark = mark(request, range);
        Files.writeString(mark, identity(work(request)));
        return new StagedFile(request.target(), mark.toString(), written, Optional.empty());
    }

    @Override
    public boolean holds(StagingRequest request, ByteRange range) {
        try {
            return isAssembled(request) || isMarked(request, range);
        } catch (IOException e) {
            throw Failure.of("look for a range of", request.target(), e);
        }
    }

    private static boolean isAssembled(StagingRequest request) throws IOException {
        try {
            return Files.size(LocalStaging.place(request)) == request.length();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isMarked(StagingRequest request, ByteRange range) throws IOException {
        try {
            Path work = work(request);
            return Files.size(work) >= range.end()
                    && Files.readString(mark(request, range)).equals(identity(work));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public StagedFile assemble(StagingRequest request, List<ByteRange> ranges) {
        Path staged = LocalStaging.place(request);
        try {
            if (!isAssembled(request)) {
                requireComplete(request, ranges);
                Files.move(work(request), staged, StandardCopyOption.ATOMIC_MOVE);
            }
            deleteMarks(request, ranges);
            return LocalStaging.describe(request.target(), staged, request.length());
        } catch (IOException e) {
            throw Failure.of("assemble", request.target(), e);
        }
    }

    private static void requireComplete(StagingRequest request, List<ByteRange> ranges) throws IOException {
        for (ByteRange range : ranges) {
            if (!isMarked(request, range)) {
                throw new PortageException(
                        ErrorCode.NOT_FOUND,
                        "cannot assemble " + request.target() + ": range " + range.index() + " is not there");
            }
        }
        long length = Files.size(work(request));
        if (length != request.length()) {
            throw new PortageException(
                    ErrorCode.INTERNAL,
                    "the ranges of " + request.target() + " have " + length + " bytes, not " + request.length());
        }
    }

    private static void deleteMarks(StagingRequest request, List<ByteRange> ranges) throws IOException {
        for (ByteRange range : ranges) {
            Files.deleteIfExists(mark(request, range));
        }
    }

    @Override
    public void discard(StagingRequest request, List<ByteRange> ranges) {
        try {
            deleteMarks(request, ranges);
            Files.deleteIfExists(work(request));
            Files.deleteIfExists(LocalStaging.place(request));
        } catch (IOException e) {
            throw Failure.of("discard what was staged for", request.target(), e);
        }
    }

    private static String identity(Path path) throws IOException {
        return LocalEntry.identity(path).orElse("unknown");
    }

    private static Path work(StagingRequest request) {
        return part(request, ".ranges");
    }

    private static Path mark(StagingRequest request, ByteRange range) {
        return part(request, ".range" + range.index());
    }

    private static Path part(StagingRequest request, String suffix) {
        return LocalStaging.place(request).resolveSibling(StagingName.of(request.attempt() + suffix));
    }
}
