package dev.portage.core.journal;

import dev.portage.core.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** How a record is written: JSON, a tab, the CRC32C of the JSON in eight hexadecimal digits, a line feed. */
final class JournalLine {
    private static final int TRAILER = 9;

    private JournalLine() {}

    static ByteBuffer encode(JournalRecord journalRecord) {
        byte[] json = Json.write(journalRecord).getBytes(StandardCharsets.UTF_8);
        ByteBuffer line = ByteBuffer.allocate(json.length + TRAILER + 1);
        line.put(json).put((byte) '\t');
        line.put(checksum(json).getBytes(StandardCharsets.US_ASCII)).put((byte) '\n');
        return line.flip();
    }

    /**
     * The record of a line without its line feed, or nothing if the line is torn or damaged.
     *
     * @throws IllegalArgumentException if the line is whole, and says what this version does not know
     */
    static Optional<JournalRecord> decode(String line) {
        int tab = line.length() - TRAILER;
        if (tab < 0 || line.charAt(tab) != '\t') {
            return Optional.empty();
        }
        String json = line.substring(0, tab);
        if (!line.substring(tab + 1).equals(checksum(json.getBytes(StandardCharsets.UTF_8)))) {
            return Optional.empty();
        }
        return Optional.of(Json.read(json, JournalRecord.class));
    }

    private static String checksum(byte[] json) {
        CRC32C crc = new CRC32C();
        crc.update(json);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
