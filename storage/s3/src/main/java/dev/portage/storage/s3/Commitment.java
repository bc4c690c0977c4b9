package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Sends the request that publishes, and finds out what has come of it: a store that breaks off may have published, and one that is asked to
 * refuse where something lies may not know how. Thread-safe.
 */
final class Commitment {
    private static final String IF_NOTHING = "*";
    private static final int PRECONDITION_FAILED = 412;

    private final Bucket bucket;
    private final Lookup lookup;
    private volatile boolean conditional;

    Commitment(Lookup lookup) {
        this.bucket = lookup.bucket();
        this.lookup = lookup;
        this.conditional = bucket.writing().isConditional();
    }

    /** A request that publishes, with the condition that is sent along, if any. */
    interface Request<T> extends BiFunction<S3Client, @Nullable String, T> {}

    /**
     * Publishes.
     *
     * @return the answer; nothing if the attempt had published before
     * @throws PortageException {@code COMMIT_UNKNOWN}, {@code ALREADY_EXISTS} if that matters, and what the request comes to
     */
    <T> Optional<T> commit(Location target, String attempt, Clash clash, Request<T> request) {
        return switch (clash) {
            case REPLACES -> Optional.of(send(target, client -> request.apply(client, null)));
            case FAILS -> conditional ? commitIfNothing(target, attempt, request) : look(target, attempt, request);
        };
    }

    private <T> Optional<T> commitIfNothing(Location target, String attempt, Request<T> request) {
        try {
            return Optional.of(send(target, client -> request.apply(client, IF_NOTHING)));
        } catch (PortageException e) {
            if (!(e.getCause() instanceof SdkException refusal)) {
                throw e;
            }
            if (S3Failure.isNotOffered(refusal)) {
                conditional = false;
                return look(target, attempt, request);
            }
            Optional<HeadObjectResponse> there =
                    S3Failure.status(refusal) == PRECONDITION_FAILED ? lookup.head(target) : Optional.empty();
            requireOwn(target, attempt, there.orElseThrow(() -> e));
            return Optional.empty();
        }
    }

    private <T> Optional<T> look(Location target, String attempt, Request<T> request) {
        Optional<HeadObjectResponse> there = lookup.head(target);
        if (there.isPresent()) {
            requireOwn(target, attempt, there.get());
            return Optional.empty();
        }
        return Optional.of(send(target, client -> request.apply(client, null)));
    }

    private static void requireOwn(Location target, String attempt, HeadObjectResponse there) {
        if (!new ObjectMetadata(there.metadata()).isWrittenBy(attempt)) {
            throw new PortageException(
                    ErrorCode.ALREADY_EXISTS, target + " exists by now: somebody else made it during the copy");
        }
    }

    private <T> T send(Location target, Function<S3Client, T> request) {
        bucket.seen().forget(target);
        return bucket.call("publish", target, client -> {
            try {
                return request.apply(client);
            } catch (SdkException e) {
                if (S3Failure.isInDoubt(e)) {
                    throw new PortageException(
                            ErrorCode.COMMIT_UNKNOWN,
                            "it is not known whether " + target + " was published: "
                                    + bucket.failure("publish", target, e).getMessage(),
                            e);
                }
                throw e;
            }
        });
    }
}
