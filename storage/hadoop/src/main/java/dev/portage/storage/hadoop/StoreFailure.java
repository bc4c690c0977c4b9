package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ClusterStorageCapacityExceededException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.InvalidPathException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.PathIsDirectoryException;
import org.apache.hadoop.fs.PathIsNotDirectoryException;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.hdfs.server.namenode.SafeModeException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.RetriableException;
import org.apache.hadoop.ipc.RpcException;
import org.apache.hadoop.ipc.RpcNoSuchMethodException;
import org.apache.hadoop.ipc.StandbyException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.DiskChecker.DiskOutOfSpaceException;

/** Tells from what Hadoop throws who can put it right, and says it in a sentence without names of classes. */
final class StoreFailure {
    private static final Pattern CALL = Pattern.compile("(?:to |destination host is: )\"?([^\\s\":;]+)\"?:(\\d+)");
    private static final Pattern DATA_NODES = Pattern.compile("There are (\\d{1,9}) datanode\\(s\\) running");
    private static final String NO_REPLICA = "could only be written to 0 of";
    private static final String NO_DATA_NODE = "There are 0 datanode(s) running";
    private static final Pattern CLASS_NAME = Pattern.compile(
            "(?:[a-z]\\w*\\.)+(?:[A-Z]\\w*[.$])*[A-Z]\\w*(?:\\([^)]*\\))?:?\\s*|\\b[A-Z]\\w*Exception:?\\s*");

    private StoreFailure() {}

    /**
     * The failure of a call.
     *
     * @param action a verb, such as {@code list}
     */
    static PortageException of(String action, Location location, IOException thrown) {
        IOException cause = unwrap(thrown);
        if (cause instanceof RpcException && says(cause, "exceeds maximum data length")) {
            return new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "cannot " + action + " " + location
                            + ": what answers there is not a NameNode's RPC port; write the "
                            + "port of fs.defaultFS, often 8020",
                    cause);
        }
        ErrorCode code = code(cause);
        String message =
                code == ErrorCode.UNREACHABLE ? unreachable(action, location, cause) : message(action, location, cause);
        return new PortageException(code, message, cause);
    }

    private static IOException unwrap(IOException thrown) {
        return thrown instanceof RemoteException remote ? remote.unwrapRemoteException() : thrown;
    }

    /**
     * What a call gives that failed because nothing is there.
     *
     * @throws IOException the failure, if it was another
     */
    static <T> T nothingOrThrow(IOException thrown, T nothing) throws IOException {
        IOException cause = unwrap(thrown);
        if (cause instanceof FileNotFoundException || isBelowAFile(cause)) {
            return nothing;
        }
        throw thrown;
    }

    /** One sentence: what failed, on which location, and why. */
    static String message(String action, Location location, Throwable cause) {
        return "cannot " + action + " " + location + ": " + reason(cause);
    }

    /** The first line of a message, without names of classes. */
    static String reason(Throwable cause) {
        String message = Optional.ofNullable(cause.getMessage()).orElse("");
        String line = message.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        String plain = CLASS_NAME.matcher(line).replaceAll("").strip();
        int advice = plain.indexOf("; For more details see:");
        plain = advice < 0 ? plain : plain.substring(0, advice);
        return plain.isEmpty() ? "the store gives no reason" : plain;
    }

    /** Whether the store answered that it does not do such a thing. */
    static boolean isRefusal(IOException thrown) {
        ErrorCode code = code(unwrap(thrown));
        return code == ErrorCode.IO || code == ErrorCode.UNSUPPORTED;
    }

    /** Whether a request that failed so cannot have reached the server. */
    static boolean isBeforeSending(IOException thrown) {
        return thrown instanceof ConnectException
                || thrown instanceof NoRouteToHostException
                || thrown instanceof UnknownHostException
                || thrown instanceof org.apache.hadoop.net.ConnectTimeoutException;
    }

    private static String unreachable(String action, Location location, IOException cause) {
        String start = "cannot " + action + " " + location + ": ";
        if (isServing(cause)) {
            return start + reason(cause);
        }
        return start + server(location, cause) + " does not answer (" + symptom(ServiceAnswer.bottomOf(cause)) + ")";
    }

    private static String server(Location location, IOException cause) {
        Matcher matcher = CALL.matcher(String.valueOf(cause.getMessage()));
        if (matcher.find()) {
            return matcher.group(1) + ":" + matcher.group(2);
        }
        return location.authority().isEmpty() ? "the server" : location.authority();
    }

    private static String symptom(IOException cause) {
        if (cause instanceof UnknownHostException) {
            return "the host is unknown";
        }
        if (cause instanceof SocketTimeoutException) {
            return "timed out";
        }
        if (cause instanceof NoRouteToHostException) {
            return "no route to host";
        }
        if (cause instanceof EOFException || !(cause instanceof ConnectException)) {
            return "the connection broke";
        }
        return "connection refused";
    }

    private static ErrorCode code(IOException cause) {
        return place(cause)
                .or(() -> access(cause))
                .or(() -> space(cause))
                .or(() -> server(cause))
                .or(() -> ServiceAnswer.code(cause))
                .orElse(ErrorCode.IO);
    }

    /** HDFS refuses access to what would lie below a file. */
    private static boolean isBelowAFile(IOException cause) {
        return cause instanceof ParentNotDirectoryException
                || (cause instanceof AccessControlException && says(cause, "(is not a directory)"));
    }

    private static Optional<ErrorCode> access(IOException cause) {
        boolean denied = cause instanceof AccessControlException || cause instanceof AccessDeniedException;
        boolean notLoggedIn = says(cause, "Client cannot authenticate") || says(cause, "GSS initiate failed");
        return denied || notLoggedIn ? Optional.of(ErrorCode.ACCESS_DENIED) : Optional.empty();
    }

    private static Optional<ErrorCode> place(IOException cause) {
        if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
            return Optional.of(ErrorCode.NOT_FOUND);
        }
        if (isOfWrongKind(cause)) {
            return Optional.of(ErrorCode.WRONG_KIND);
        }
        if (cause instanceof RpcNoSuchMethodException) {
            return Optional.of(ErrorCode.UNSUPPORTED);
        }
        boolean badName = cause.getCause() instanceof InvalidPathException || says(cause, "InvalidPathException");
        return badName || isTooLong(cause) ? Optional.of(ErrorCode.INVALID_ARGUMENT) : Optional.empty();
    }

    /** A name, a path, or the number of directories above it. */
    private static boolean isTooLong(IOException cause) {
        return says(cause, "maximum path component name limit") || says(cause, "Pathname too long");
    }

    private static boolean isOfWrongKind(IOException cause) {
        return cause instanceof FileAlreadyExistsException
                || cause instanceof java.nio.file.FileAlreadyExistsException
                || isBelowAFile(cause)
                || cause instanceof PathIsDirectoryException
                || cause instanceof PathIsNotDirectoryException
                || cause instanceof PathIsNotEmptyDirectoryException;
    }

    private static Optional<ErrorCode> space(IOException cause) {
        boolean full = cause instanceof ClusterStorageCapacityExceededException
                || cause instanceof DiskOutOfSpaceException
                || says(cause, "No space left on device")
                || (says(cause, NO_REPLICA) && !says(cause, NO_DATA_NODE));
        return full ? Optional.of(ErrorCode.NO_SPACE) : Optional.empty();
    }

    private static Optional<ErrorCode> server(IOException cause) {
        if (isServing(cause) || isSilent(cause)) {
            return Optional.of(ErrorCode.UNREACHABLE);
        }
        if (cause instanceof InterruptedIOException || cause instanceof ClosedByInterruptException) {
            return Optional.of(ErrorCode.INTERRUPTED);
        }
        return cause.getClass().getSimpleName().contains("Throttl")
                ? Optional.of(ErrorCode.THROTTLED)
                : Optional.empty();
    }

    /** The server answers, but only that it cannot serve now. */
    private static boolean isServing(IOException cause) {
        return cause instanceof SafeModeException
                || cause instanceof StandbyException
                || cause instanceof RetriableException
                || says(cause, NO_DATA_NODE);
    }

    /**
     * How many DataNodes run, if none of them was found for a block: the message is the same whether they are full or this client
     * cannot reach them.
     */
    static OptionalInt unusableDataNodes(IOException thrown) {
        IOException cause = unwrap(thrown);
        Matcher nodes = DATA_NODES.matcher(String.valueOf(cause.getMessage()));
        return says(cause, NO_REPLICA) && nodes.find()
                ? OptionalInt.of(Integer.parseInt(nodes.group(1)))
                : OptionalInt.empty();
    }

    private static boolean isSilent(IOException cause) {
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof SocketTimeoutException
                || (cause instanceof EOFException && says(cause, "destination host is"));
    }

    private static boolean says(IOException cause, String text) {
        return cause.getMessage() != null && cause.getMessage().contains(text);
    }
}
