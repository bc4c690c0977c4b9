package dev.portage.storage.s3;

import dev.portage.api.storage.Entry;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * A copy that the store will make when it is published.
 *
 * @param source the object as it was looked at, named by its ETag
 * @param comparison how the store's checksums of both are compared then
 * @param looked what the source has besides, if that was looked at
 * @param metadata that the copy is to have
 */
record HeldCopy(Entry source, Comparison comparison, Optional<HeadObjectResponse> looked, ObjectMetadata metadata)
        implements Held {
    /** How a copy is compared with its source. */
    enum Comparison {
        /** Both ETags are MD5s. */
        BY_TAG,
        /** By a checksum that the store keeps with the source, and computes of the copy. */
        BY_SUM,
        /** Not at all. */
        NONE
    }

    @Override
    public HeldCopy with(ObjectMetadata other) {
        return new HeldCopy(source, comparison, looked, other);
    }

    /** The checksum that the store keeps with the source, if it was looked at and has one. */
    Optional<StoreSum> sum() {
        return looked.flatMap(StoreSum::of);
    }
}
