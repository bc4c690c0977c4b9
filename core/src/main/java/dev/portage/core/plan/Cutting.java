package dev.portage.core.plan;

import dev.portage.api.DataSize;
import dev.portage.api.storage.Entry;

/** How long the ranges are into which large files are cut. */
public sealed interface Cutting {
    /** Of no use to cut are files that are no longer than this; bytes. */
    long least(Entry file);

    /**
     * The length of all ranges of a file but the last; bytes.
     *
     * @param alignment of which it must be a multiple, positive
     */
    long rangeLength(Entry file, long alignment);

    /** Ranges that pay: no shorter than a length, and not too many. */
    record AtLeast(DataSize length) implements Cutting {
        private static final int MOST_RANGES = 1000;

        @Override
        public long least(Entry file) {
            return length.bytes();
        }

        @Override
        public long rangeLength(Entry file, long alignment) {
            return aligned(Math.max(length.bytes(), file.length() / MOST_RANGES + 1), alignment);
        }
    }

    /**
     * Ranges of so many of the file's own blocks; a file whose store keeps no blocks is not cut.
     *
     * @param count positive
     */
    record Blocks(int count) implements Cutting {
        public Blocks {
            if (count < 1) {
                throw new IllegalArgumentException("ranges of " + count + " blocks");
            }
        }

        @Override
        public long least(Entry file) {
            return file.attributes().blockSize().map(block -> block * count).orElse(Long.MAX_VALUE);
        }

        @Override
        public long rangeLength(Entry file, long alignment) {
            return aligned(least(file), alignment);
        }
    }

    private static long aligned(long least, long alignment) {
        return (least + alignment - 1) / alignment * alignment;
    }
}
