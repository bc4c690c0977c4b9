package dev.portage.core.storage.memory;

import java.nio.ByteBuffer;

/** What is in a file; does not change. */
sealed interface Content {
    /** Bytes. */
    long length();

    /** Copies bytes from a position on, as many as there are and as the buffer has room for. */
    int read(long position, ByteBuffer buffer);

    /** The content as an array; it must be shorter than 2 GiB. */
    default byte[] toBytes() {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length()));
        read(0, all);
        return all.array();
    }

    /** Bytes that are kept. The array is not to be changed. */
    @SuppressWarnings("ArrayRecordComponent") // equality of contents is never asked for
    record Stored(byte[] bytes) implements Content {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public int read(long position, ByteBuffer buffer) {
            int count = (int) Math.min(buffer.remaining(), Math.max(0, bytes.length - position));
            buffer.put(bytes, (int) Math.min(position, bytes.length), count);
            return count;
        }
    }

    /** Bytes that are computed from their position. */
    record Generated(long seed, long length) implements Content {
        @Override
        public int read(long position, ByteBuffer buffer) {
            int count = (int) Math.min(buffer.remaining(), Math.max(0, length - position));
            for (long i = position; i < position + count; i++) {
                buffer.put((byte) (mix(seed + (i >>> 3)) >>> (8 * (i & 7))));
            }
            return count;
        }

        /** Spreads the bits of a counter: every output bit depends on every input bit. */
        private static long mix(long counter) {
            long mixed = (counter ^ (counter >>> 32)) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 29)) * 0xD6E8FEB86659FD93L;
            return mixed ^ (mixed >>> 32);
        }
    }
}
