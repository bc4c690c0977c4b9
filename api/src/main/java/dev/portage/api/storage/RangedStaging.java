package dev.portage.api.storage;

import java.util.List;

/**
 * The capability to write one file as ranges, in any order and in parallel, perhaps by several processes.
 *
 * <ol>
 *   <li>{@link #begin} once for the file;
 *   <li>{@link #open} for each range, write, finish;
 *   <li>{@link #assemble} once, when all ranges are finished; then {@link Staging#publish} as for any staged file.
 * </ol>
 */
public interface RangedStaging {
    /**
     * How ranges must be cut: every range but the last is a multiple of this length.
     *
     * @param layout as in {@link StagingRequest#layout}
     * @return bytes, positive
     */
    long alignment(Location target, Attributes layout);

    /** Begins a file of the requested length; the result is the same for the same request, also in another process. */
    StagedFile begin(StagingRequest request);

    /** Begins to write one range. What an earlier attempt left of the same range is replaced. */
    StagedOutput open(StagingRequest request, ByteRange range);

    /** Whether a range that was finished earlier, perhaps by another process, is still there in full. */
    boolean holds(StagingRequest request, ByteRange range);

    /**
     * Makes one staged file of all ranges, in order. Idempotent: ranges that have been joined already are passed over.
     *
     * @param ranges all ranges of the file, in order
     */
    StagedFile assemble(StagingRequest request, List<ByteRange> ranges);

    /** Removes what was staged for the file, whichever of the ranges are there. */
    void discard(StagingRequest request, List<ByteRange> ranges);
}
