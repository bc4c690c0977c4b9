package dev.portage.storage.s3;

import dev.portage.api.storage.Checksum;
import java.nio.ByteBuffer;

/**
 * A small file that is kept in memory until it is published.
 *
 * @param content all of it
 * @param sum of the content
 * @param md5 of the content, in hexadecimal digits
 * @param metadata that it is to have
 */
record HeldFile(ByteBuffer content, Checksum sum, String md5, ObjectMetadata metadata) implements Held {
    @Override
    public HeldFile with(ObjectMetadata other) {
        return new HeldFile(content, sum, md5, other);
    }

    int length() {
        return content.remaining();
    }
}
