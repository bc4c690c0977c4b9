package dev.portage.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/** What a tree has at a path. */
public sealed interface TreeItem {
    /** A directory. */
    record Directory() implements TreeItem {}

    /** A file; two are equal if their contents are. */
    final class File implements TreeItem {
        private final byte[] content;

        /** A file with some content. */
        public File(byte[] content) {
            this.content = content.clone();
        }

        /** The content. */
        public byte[] content() {
            return content.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof File file && Arrays.equals(content, file.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        /** Length and checksum, enough to tell two files apart in a failed assertion. */
        @Override
        public String toString() {
            CRC32C crc = new CRC32C();
            crc.update(content);
            return String.format(Locale.ROOT, "File[%d bytes, crc32c %08x]", content.length, crc.getValue());
        }
    }
}
