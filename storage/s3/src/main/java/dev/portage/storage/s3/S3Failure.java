package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells from what the client throws who can put it right, and says it in a sentence.
 *
 * @param server how messages call it
 * @param bucket that is asked
 */
record S3Failure(String server, String bucket) {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int TOO_MANY = 429;
    private static final int NOT_ALLOWED = 405;
    private static final int SERVER = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;

    /**
     * The failure of a call.
     *
     * @param action a verb, such as {@code list}
     */
    PortageException of(String action, Location location, SdkException thrown) {
        Reason reason = thrown instanceof AwsServiceException refusal ? refusal(refusal) : silence(thrown);
        return new PortageException(reason.code, "cannot " + action + " " + location + ": " + reason.text, thrown);
    }

    /** Whether the store said that there is no such thing. */
    static boolean isMissing(SdkException thrown) {
        return thrown instanceof AwsServiceException refusal
                && refusal.statusCode() == NOT_FOUND
                && !name(refusal).equals("NoSuchBucket");
    }

    /** Whether a request failed because these keys, which are good, do not permit it. */
    static boolean isDeniedThis(PortageException failure) {
        return failure.getCause() instanceof AwsServiceException refusal
                && name(refusal).equals("AccessDenied");
    }

    /** The status of the answer; 0 if there was none. */
    static int status(SdkException thrown) {
        return thrown instanceof AwsServiceException refusal ? refusal.statusCode() : 0;
    }

    /** Whether the store said that it does no such thing. */
    static boolean isNotOffered(SdkException thrown) {
        return status(thrown) == NOT_IMPLEMENTED || status(thrown) == NOT_ALLOWED || isNamed(thrown, "NotImplemented");
    }

    /** Whether the store called a failure so. */
    static boolean isNamed(SdkException thrown, String name) {
        return thrown instanceof AwsServiceException refusal && name(refusal).equals(name);
    }

    /** Whether it is not known if the store has done what it was asked for. */
    static boolean isInDoubt(SdkException thrown) {
        return thrown instanceof AwsServiceException refusal
                ? refusal.statusCode() >= SERVER && refusal.statusCode() != UNAVAILABLE && !isNotOffered(thrown)
                : !isBeforeSending(thrown) && !(thrown instanceof AbortedException);
    }

    private record Reason(ErrorCode code, String text) {}

    private Reason refusal(AwsServiceException thrown) {
        return switch (name(thrown)) {
            case "NoSuchBucket" -> new Reason(ErrorCode.NOT_FOUND, server + " has no bucket '" + bucket + "'");
            case "NoSuchKey" -> new Reason(ErrorCode.NOT_FOUND, "it does not exist");
            case "InvalidAccessKeyId" -> denied("does not know the access key");
            case "SignatureDoesNotMatch" -> denied("finds the signature wrong: the secret key is not the access key's");
            case "ExpiredToken", "TokenRefreshRequired" -> denied("says that the session token has expired");
            case "InvalidToken" -> denied("does not accept the session token");
            case "RequestTimeTooSkewed" -> denied("says that the clock of this machine is wrong");
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                new Reason(
                        ErrorCode.INVALID_ARGUMENT,
                        "the bucket is in another region; name it with -D fs.s3a.endpoint.region=REGION"
                                + reason(thrown));
            case "InvalidObjectState" ->
                new Reason(ErrorCode.UNSUPPORTED, "it is archived, and must be restored before it can be read");
            case "BadDigest", "XAmzContentChecksumMismatch", "InvalidDigest" ->
                new Reason(ErrorCode.CORRUPT, server + " received other bytes than were sent");
            case "KeyTooLongError" -> new Reason(ErrorCode.INVALID_ARGUMENT, "the key is too long");
            case "SlowDown", "ServiceUnavailable", "Throttling", "RequestLimitExceeded" ->
                new Reason(ErrorCode.THROTTLED, server + " asks to be called less often");
            case "RequestTimeout" -> new Reason(ErrorCode.UNREACHABLE, "the connection was too slow");
            case "QuotaExceeded", "XMinioStorageFull" -> new Reason(ErrorCode.NO_SPACE, "there is no room left");
            default -> byStatus(thrown);
        };
    }

    private Reason byStatus(AwsServiceException thrown) {
        return switch (thrown.statusCode()) {
            case FORBIDDEN ->
                denied("refused: the keys are not known to it, or they do not permit this" + reason(thrown));
            case NOT_FOUND -> new Reason(ErrorCode.NOT_FOUND, "it does not exist");
            case PRECONDITION_FAILED -> new Reason(ErrorCode.SOURCE_CHANGED, "it was replaced meanwhile");
            case UNAVAILABLE, TOO_MANY -> new Reason(ErrorCode.THROTTLED, server + " asks to be called less often");
            default ->
                new Reason(ErrorCode.IO, server + " answered with status " + thrown.statusCode() + reason(thrown));
        };
    }

    private Reason denied(String text) {
        return new Reason(ErrorCode.ACCESS_DENIED, server + " " + text);
    }

    /** What the store says, in its own words. */
    private static String reason(AwsServiceException thrown) {
        return details(thrown)
                .flatMap(details -> Optional.ofNullable(details.errorMessage()))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> " (" + text + ")")
                .orElse("");
    }

    private static String name(AwsServiceException thrown) {
        return details(thrown)
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .orElse("");
    }

    private static Optional<AwsErrorDetails> details(AwsServiceException thrown) {
        return Optional.ofNullable(thrown.awsErrorDetails());
    }

    private Reason silence(SdkException thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof AbortedException) {
            return new Reason(ErrorCode.INTERRUPTED, "interrupted");
        }
        if (message.contains("credentials")) {
            return new Reason(
                    ErrorCode.ACCESS_DENIED,
                    "no keys were found; set fs.s3a.access.key and fs.s3a.secret.key, or whatever Amazon's tools use");
        }
        if (message.contains("checksum")) {
            return new Reason(ErrorCode.CORRUPT, "what arrived does not have the checksum that " + server + " told");
        }
        return new Reason(ErrorCode.UNREACHABLE, server + " does not answer (" + symptom(thrown) + ")");
    }

    private static String symptom(Throwable thrown) {
        if (has(thrown, UnknownHostException.class)) {
            return "the host is unknown";
        }
        if (has(thrown, SocketTimeoutException.class)) {
            return "timed out";
        }
        if (has(thrown, NoRouteToHostException.class)) {
            return "no route to host";
        }
        return has(thrown, ConnectException.class) ? "connection refused" : "the connection broke";
    }

    private static boolean isBeforeSending(Throwable thrown) {
        return has(thrown, UnknownHostException.class)
                || has(thrown, NoRouteToHostException.class)
                || has(thrown, ConnectException.class)
                || String.valueOf(thrown.getMessage()).contains("credentials");
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
