package dev.portage.storage.s3;

import dev.portage.api.storage.Location;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Small hidden objects beside targets that tell of uploads under way. S3 does not show parts where files are, and only by its mark an upload is
 * found again after its process was killed: by the attempt's name, and by whoever comes across it in a listing. A mark is written before the
 * upload is begun, and again when its id is known.
 */
record UploadMarks(Bucket bucket) {
    /**
     * What a mark says.
     *
     * @param key of the target
     * @param id of the upload; nothing if its process died before it knew
     * @param written by the store's clock
     */
    record Mark(String key, Optional<String> id, Instant written) {}

    void announce(Location place, String key) {
        write(place, key + "\n");
    }

    void write(Location place, String key, String id) {
        write(place, key + "\n" + id);
    }

    private void write(Location place, String text) {
        bucket.seen().forget(place);
        String key = bucket.key(place);
        bucket.call(
                "write",
                place,
                client -> client.putObject(
                        bucket.writing().put().bucket(bucket.name()).key(key).build(), RequestBody.fromString(text)));
    }

    Optional<Mark> read(Location place) {
        String key = bucket.key(place);
        return bucket.call("read", place, client -> read(client, key));
    }

    private Optional<Mark> read(S3Client client, String key) {
        try {
            var object = client.getObjectAsBytes(
                    request -> request.bucket(bucket.name()).key(key));
            GetObjectResponse response = object.response();
            String text = object.asString(StandardCharsets.UTF_8);
            // The key may have line breaks of its own; what begins with one is no mark, and names no key.
            int end = text.startsWith("\n") ? 0 : Math.max(0, text.lastIndexOf('\n'));
            return Optional.of(new Mark(
                    text.substring(0, end),
                    Optional.of(text.substring(end).strip()).filter(id -> !id.isEmpty()),
                    response.lastModified()));
        } catch (SdkException e) {
            if (S3Failure.isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void remove(Location place) {
        bucket.seen().forget(place);
        String key = bucket.key(place);
        bucket.call(
                "delete",
                place,
                client -> client.deleteObject(
                        request -> request.bucket(bucket.name()).key(key)));
    }
}
