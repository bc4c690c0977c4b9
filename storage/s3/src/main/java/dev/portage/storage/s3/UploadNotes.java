package dev.portage.storage.s3;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Small hidden objects beside the mark of an upload, one for each of its ranges, that keep the checksums of parts for other processes. Not
 * every store tells them when it lists parts, though it demands them when the upload is completed.
 */
record UploadNotes(Bucket bucket) {
    /** Puts down the parts of a range, behind an empty line: a mark never begins with one. */
    void write(Upload upload, int first, List<Part> parts) {
        StringBuilder text = new StringBuilder("\n");
        for (Part part : parts) {
            text.append(part.text()).append('\n');
        }
        Location place = upload.target().sibling(StagingName.of(upload.attempt() + "-" + first));
        String key = bucket.key(place);
        bucket.seen().forget(place);
        bucket.call(
                "write",
                place,
                client -> client.putObject(
                        bucket.writing().put().bucket(bucket.name()).key(key).build(),
                        RequestBody.fromString(text.toString())));
    }

    /** All parts that are put down, by number. */
    Map<Integer, Part> read(Upload upload) {
        Map<Integer, Part> parts = new HashMap<>();
        for (String key : keys(upload.place())) {
            bucket.call(
                            "read",
                            upload.target(),
                            client -> client.getObjectAsBytes(
                                    request -> request.bucket(bucket.name()).key(key)))
                    .asString(StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> Part.parse(line).stream())
                    .forEach(part -> parts.put(part.number(), part));
        }
        return parts;
    }

    /** Removes what was put down for an upload. */
    void remove(Location place) {
        for (String key : keys(place)) {
            bucket.call(
                    "delete",
                    place,
                    client -> client.deleteObject(
                            request -> request.bucket(bucket.name()).key(key)));
        }
    }

    private List<String> keys(Location place) {
        String mark = bucket.key(place);
        String prefix = mark.substring(0, mark.lastIndexOf('.')) + "-";
        return bucket
                .call(
                        "list",
                        place,
                        client -> client.listObjectsV2(
                                request -> request.bucket(bucket.name()).prefix(prefix)))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }
}
