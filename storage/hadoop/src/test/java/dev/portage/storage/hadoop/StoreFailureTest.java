package dev.portage.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.StandbyException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.Test;

final class StoreFailureTest {
    private static final Location FILE = Location.parse("hdfs://nn:8020/a/b");

    private static void assertTold(IOException thrown, ErrorCode code, String message) {
        PortageException failure = StoreFailure.of("open", FILE, thrown);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessage("cannot open hdfs://nn:8020/a/b: " + message);
    }

    @Test
    void of_remote_isUnwrappedAndKeepsItsFirstLineOnly() {
        assertTold(
                new RemoteException(
                        AccessControlException.class.getName(),
                        "Permission denied: user=ann, access=READ, inode=\"/a\":bob:staff:drwx------\n\tat org.apache.X"),
                ErrorCode.ACCESS_DENIED,
                "Permission denied: user=ann, access=READ, inode=\"/a\":bob:staff:drwx------");
        assertTold(
                new RemoteException("org.apache.hadoop.hdfs.server.namenode.NoSuchException", "x.y.ZException: sorry"),
                ErrorCode.IO,
                "sorry");
    }

    @Test
    void of_connectionThatFailed_namesTheServer() {
        assertTold(
                new ConnectException("Call From here/10.0.0.1 to nn2:8020 failed on connection exception: "
                        + "java.net.ConnectException: Connection refused; For more details see:  http://wiki"),
                ErrorCode.UNREACHABLE,
                "nn2:8020 does not answer (connection refused)");
        assertTold(
                new SocketTimeoutException("Call From a/1.2.3.4 to nn2:8020 failed on socket timeout exception: x"),
                ErrorCode.UNREACHABLE,
                "nn2:8020 does not answer (timed out)");
        assertTold(
                new EOFException("End of File Exception between local host is: \"a/1.2.3.4\"; destination host is: "
                        + "\"nn2\":8020; : java.io.EOFException"),
                ErrorCode.UNREACHABLE,
                "nn2:8020 does not answer (the connection broke)");
    }

    @Test
    void of_serverThatCannotServeNow_isUnreachableAndRetryable() {
        assertTold(
                new StandbyException("Operation category READ is not supported in state standby"),
                ErrorCode.UNREACHABLE,
                "Operation category READ is not supported in state standby");
        assertTold(
                new RemoteException(
                        "org.apache.hadoop.hdfs.server.namenode.SafeModeException", "Name node is in safe mode.\nmore"),
                ErrorCode.UNREACHABLE,
                "Name node is in safe mode.");
        assertThat(ErrorCode.UNREACHABLE.isRetryable()).isTrue();
    }

    @Test
    void of_noDataNodeForABlock_isNoSpaceUnlessNoneRuns() {
        String text =
                "File /a/b could only be written to 0 of the 1 minReplication nodes. There are %d datanode(s) running and "
                        + "3 node(s) are excluded in this operation.";
        assertTold(new IOException(text.formatted(3)), ErrorCode.NO_SPACE, text.formatted(3));
        assertTold(new IOException(text.formatted(0)), ErrorCode.UNREACHABLE, text.formatted(0));
        assertThat(StoreFailure.unusableDataNodes(new IOException(text.formatted(3))))
                .hasValue(3);
        assertThat(StoreFailure.unusableDataNodes(new IOException("broken"))).isEmpty();
    }

    @Test
    void of_pathThatIsTooLong_isNotTriedAgain() {
        String text = "mkdirs: Pathname too long.  Limit 8000 characters, 1000 levels.";
        assertTold(new IOException(text), ErrorCode.INVALID_ARGUMENT, text);
        String name = "The maximum path component name limit of b in directory /a is exceeded: limit=255 length=300";
        assertTold(
                new RemoteException(
                        "org.apache.hadoop.hdfs.protocol.FSLimitException$PathComponentTooLongException", name),
                ErrorCode.INVALID_ARGUMENT,
                name);
        assertThat(ErrorCode.INVALID_ARGUMENT.isRetryable()).isFalse();
    }

    @Test
    void of_otherFailures_haveTheirCodes() {
        assertTold(
                new FileNotFoundException("File does not exist: /a/b"),
                ErrorCode.NOT_FOUND,
                "File does not exist: /a/b");
        assertTold(new InterruptedIOException("Interrupted"), ErrorCode.INTERRUPTED, "Interrupted");
        assertTold(new IOException(), ErrorCode.IO, "the store gives no reason");
    }
}
