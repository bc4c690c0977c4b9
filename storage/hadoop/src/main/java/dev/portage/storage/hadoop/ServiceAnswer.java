package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Understands the clients of object stores, whatever connector they are wrapped in: by the names that the services give to what they
 * refuse, and by what lies at the bottom of a failure.
 */
final class ServiceAnswer {
    private static final int DEEPEST = 12;

    /** As S3, COS, OSS, Azure and Google call them. */
    private static final Map<String, ErrorCode> NAMES = Map.ofEntries(
            Map.entry("InvalidAccessKeyId", ErrorCode.ACCESS_DENIED),
            Map.entry("SignatureDoesNotMatch", ErrorCode.ACCESS_DENIED),
            Map.entry("AccessDenied", ErrorCode.ACCESS_DENIED),
            Map.entry("AuthenticationFailed", ErrorCode.ACCESS_DENIED),
            Map.entry("AuthorizationFailure", ErrorCode.ACCESS_DENIED),
            Map.entry("ExpiredToken", ErrorCode.ACCESS_DENIED),
            Map.entry("InvalidSecurityToken", ErrorCode.ACCESS_DENIED),
            Map.entry("NoAuthWith", ErrorCode.ACCESS_DENIED),
            Map.entry("NoSuchBucket", ErrorCode.NOT_FOUND),
            Map.entry("ContainerNotFound", ErrorCode.NOT_FOUND),
            Map.entry("FilesystemNotFound", ErrorCode.NOT_FOUND),
            Map.entry("SlowDown", ErrorCode.THROTTLED),
            Map.entry("ServerBusy", ErrorCode.THROTTLED),
            Map.entry("TooManyRequests", ErrorCode.THROTTLED));

    private ServiceAnswer() {}

    /** The code of a failure that nothing else tells; nothing if this does not either. */
    static Optional<ErrorCode> code(IOException thrown) {
        return causes(thrown)
                .flatMap(cause -> named(cause).or(() -> silent(cause)).stream())
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private static Optional<ErrorCode> named(Throwable cause) {
        String text = String.valueOf(cause);
        return NAMES.entrySet().stream()
                .filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<ErrorCode> silent(Throwable cause) {
        return isSilent(cause) ? Optional.of(ErrorCode.UNREACHABLE) : Optional.empty();
    }

    private static boolean isSilent(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof SocketTimeoutException;
    }

    /** The failure of a connection that lies below another failure; that one itself if there is none. */
    static IOException bottomOf(IOException thrown) {
        return causes(thrown)
                .filter(ServiceAnswer::isSilent)
                .map(IOException.class::cast)
                .findFirst()
                .orElse(thrown);
    }

    /**
     * What the client of a service has thrown, as the failure of a call. Some clients throw no {@link IOException}.
     *
     * @throws RuntimeException what was thrown, if it is our own or speaks of a defect
     */
    static IOException failureOf(RuntimeException thrown) {
        if (thrown instanceof PortageException || thrown.getClass().getName().startsWith("java.")) {
            throw thrown;
        }
        return new IOException(thrown.getMessage(), thrown);
    }
}
