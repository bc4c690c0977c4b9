package dev.portage.sandbox.s3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.StorageClass;

/**
 * A folder that answers as S3 does where the server by itself does not. Of a key below an object it says that nothing is there, instead of
 * failing because no path leads through a file; and to list a page of keys it does not look at all the others.
 */
final class FolderStore extends ForwardingBlobStore {
    private static final String ABSENT = "The specified key does not exist.";

    private static final int MOST_KEYS = 1000;
    /** What a prefix has that leads elsewhere when it is taken for a path. */
    private static final Pattern NO_PATH = Pattern.compile("//|^/|(^|/)\\.{1,2}(/|$)|\\x00");

    private final Path folder;

    FolderStore(BlobStore store, Path folder) {
        super(store);
        this.folder = folder;
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        String prefix = Objects.requireNonNullElse(request.prefix(), "");
        Path bucket = folder.resolve(request.bucket());
        boolean isDelimited =
                request.delimiter() != null && !request.delimiter().isEmpty();
        if (isDelimited || NO_PATH.matcher(prefix).find() || !Files.isDirectory(bucket)) {
            return super.list(request);
        }
        int most = Objects.requireNonNullElse(request.maxKeys(), MOST_KEYS);
        String after = Stream.of(request.continuationToken(), request.startAfter())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        List<String> keys = new FolderKeys(prefix, after, most + 1, key -> find(request.bucket(), key)
                        .isPresent())
                .read(bucket);
        List<S3Object> objects = keys.stream()
                .limit(most)
                .flatMap(key -> find(request.bucket(), key).stream())
                .toList();
        return SdkResponses.objectsPage(objects, List.of(), keys.size() > most && most > 0 ? keys.get(most - 1) : null);
    }

    private Optional<S3Object> find(String bucket, String key) {
        try {
            HeadObjectResponse head = blobMetadata(
                    HeadObjectRequest.builder().bucket(bucket).key(key).build());
            return Optional.ofNullable(head)
                    .map(found -> SdkResponses.objectEntry(
                            key, found.eTag(), found.lastModified(), found.contentLength(), StorageClass.STANDARD));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        if (isBelowAnObject(request.bucket(), request.key())) {
            throw S3Exceptions.noSuchKey(request.bucket(), request.key(), ABSENT);
        }
        return super.blobMetadata(request);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        if (isBelowAnObject(request.bucket(), request.key())) {
            throw S3Exceptions.noSuchKey(request.bucket(), request.key(), ABSENT);
        }
        return super.getBlob(request);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return isBelowAnObject(request.bucket(), request.key())
                ? DeleteObjectResponse.builder().build()
                : super.removeBlob(request);
    }

    private boolean isBelowAnObject(String bucket, String key) {
        Path top = folder.resolve(bucket);
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            if (Files.isRegularFile(top.resolve(key.substring(0, slash)))) {
                return true;
            }
        }
        return false;
    }
}
