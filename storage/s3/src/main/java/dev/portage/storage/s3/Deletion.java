package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Deletes for good: files one by one, what lies in directories a thousand at a time. */
record Deletion(Bucket bucket, Uploads uploads, Directories directories) {
    void delete(Location location) {
        if (location.isRoot()) {
            throw new PortageException(ErrorCode.UNSUPPORTED, "cannot delete " + location + ": it is the root");
        }
        if (StagingName.jobOf(location.name()).isPresent()) {
            uploads.abandon(location);
            return;
        }
        String key = bucket.key(location);
        bucket.seen().forget(location);
        bucket.call(
                "delete",
                location,
                client -> client.deleteObject(
                        request -> request.bucket(bucket.name()).key(key)));
        deleteBelow(location);
    }

    private void deleteBelow(Location directory) {
        String prefix = bucket.prefix(directory);
        Optional<String> token = Optional.empty();
        do {
            Optional<String> next = token;
            ListObjectsV2Response page = bucket.call(
                    "delete",
                    directory,
                    client -> client.listObjectsV2(request ->
                            request.bucket(bucket.name()).prefix(prefix).continuationToken(next.orElse(null))));
            if (!page.contents().isEmpty()) {
                directories.forget();
                deleteAll(directory, page.contents());
            }
            token = Optional.ofNullable(page.nextContinuationToken());
        } while (token.isPresent());
    }

    /** What is left of uploads goes with the uploads. */
    private void deleteAll(Location directory, List<S3Object> objects) {
        for (S3Object object : objects) {
            String key = object.key();
            if (StagingName.jobOf(key.substring(key.lastIndexOf('/') + 1)).isPresent()) {
                uploads.abandon(directory.at("/" + key));
            }
        }
        List<ObjectIdentifier> keys = objects.stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
        DeleteObjectsResponse response = bucket.call(
                "delete",
                directory,
                client -> client.deleteObjects(request -> request.bucket(bucket.name())
                        .delete(delete -> delete.objects(keys).quiet(true))));
        for (S3Error error : response.errors()) {
            ErrorCode code = error.code().equals("AccessDenied") ? ErrorCode.ACCESS_DENIED : ErrorCode.IO;
            throw new PortageException(
                    code, "cannot delete " + error.key() + " in " + directory + ": " + error.message());
        }
    }
}
