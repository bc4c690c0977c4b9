package dev.portage.sandbox.s3;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Says of a key below an object what S3 says: that nothing is there. The folder by itself calls that an error of the server, since no path leads
 * through a file.
 */
final class FolderStore extends ForwardingBlobStore {
    private static final String ABSENT = "The specified key does not exist.";

    private final Path folder;

    FolderStore(BlobStore store, Path folder) {
        super(store);
        this.folder = folder;
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
