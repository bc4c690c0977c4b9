package dev.portage.storage.s3;

import dev.portage.api.storage.ByteRange;

/**
 * How a range is cut into parts. Every range of a file has the same share of the ten thousand numbers that parts can have, so that ranges can
 * be written in any order; if there are not enough of them, parts are longer than usual.
 *
 * @param first number of the first part
 * @param count of parts, positive
 * @param length of every part but the last, in bytes
 * @param rest length of the last part, in bytes
 */
record PartPlan(int first, int count, long length, long rest) {
    private static final int MOST_PARTS = 10_000;

    /**
     * The plan for a range.
     *
     * @param fileLength of the whole file, in bytes
     * @param usual length of a part, in bytes
     */
    static PartPlan of(long fileLength, ByteRange range, long usual) {
        long rangeLength = Math.max(1, range.index() == 0 ? range.length() : range.offset() / range.index());
        long ranges = Math.max(1, ceiling(fileLength, rangeLength));
        int share = (int) Math.max(1, MOST_PARTS / ranges);
        int count = (int) Math.max(1, Math.min(share, range.length() / usual));
        long length = ceiling(range.length(), count);
        return new PartPlan(range.index() * share + 1, count, length, range.length() - (count - 1) * length);
    }

    private static long ceiling(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /**
     * How long a part is.
     *
     * @param index from 0, within the range
     */
    long length(int index) {
        return index == count - 1 ? rest : length;
    }
}
