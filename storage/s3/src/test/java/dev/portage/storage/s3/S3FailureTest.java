package dev.portage.storage.s3;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server says, and what users are told. */
final class S3FailureTest {
    private static final Location ROOT = new Location("s3", "bucket", "/");
    private static final Location FILE = ROOT.resolve("file");
    private static final String EMPTY_LIST = "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private StorageOptions options() {
        return new StorageOptions(Map.of(
                "fs.s3a.endpoint", "http://127.0.0.1:" + server.getAddress().getPort(),
                "fs.s3a.path.style.access", "true",
                "fs.s3a.access.key", "key",
                "fs.s3a.secret.key", "very-secret"));
    }

    private Storage open() {
        return new S3StorageProvider().open(ROOT, options());
    }

    /** Lists as if it were empty, and answers to all else so. */
    private void answer(int status, String body, int announced) {
        server.createContext("/", exchange -> {
            boolean isList = String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type");
            byte[] bytes = (isList ? EMPTY_LIST : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isList ? 200 : status, isList ? bytes.length : announced);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void refuse(int status, String code) {
        String body = "<Error><Code>" + code + "</Code><Message>words of the store</Message></Error>";
        answer(status, body, body.length());
    }

    @ParameterizedTest
    @CsvSource({
        "403, InvalidAccessKeyId, ACCESS_DENIED, does not know the access key",
        "403, SignatureDoesNotMatch, ACCESS_DENIED, the secret key is not the access key's",
        "400, ExpiredToken, ACCESS_DENIED, the session token has expired",
        "403, RequestTimeTooSkewed, ACCESS_DENIED, the clock of this machine is wrong",
        "403, AccessDenied, ACCESS_DENIED, they do not permit this (words of the store)",
        "404, NoSuchBucket, NOT_FOUND, has no bucket 'bucket'",
        "404, NoSuchKey, NOT_FOUND, does not exist",
        "400, AuthorizationHeaderMalformed, INVALID_ARGUMENT, the bucket is in another region",
        "301, PermanentRedirect, INVALID_ARGUMENT, the bucket is in another region",
        "403, InvalidObjectState, UNSUPPORTED, it is archived",
        "412, PreconditionFailed, SOURCE_CHANGED, it was replaced meanwhile",
        "503, SlowDown, THROTTLED, asks to be called less often",
        "501, NotImplemented, IO, answered with status 501 (words of the store)"
    })
    void answer_isToldInWordsThatHelp(int status, String code, ErrorCode expected, String text) {
        refuse(status, code);
        try (Storage storage = open()) {
            assertThatThrownBy(() -> storage.open(FILE, 0))
                    .isInstanceOfSatisfying(
                            PortageException.class, e -> assertThat(e.code()).isEqualTo(expected))
                    .hasMessageContaining(FILE.toString())
                    .hasMessageContaining(text);
        }
    }

    @Test
    void bodyThatEndsTooSoon_isNoFile() {
        answer(200, "half of it", 20);
        try (Storage storage = open()) {
            assertFails(ErrorCode.UNREACHABLE, FILE, () -> readAll(storage));
        }
    }

    private static void readAll(Storage storage) {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        try (FileInput input = storage.open(FILE, 0)) {
            while (input.read(buffer) >= 0) {
                assertThat(buffer.hasRemaining()).isTrue();
            }
        }
    }

    @Test
    void bodyOfAnotherChecksum_isNoFile() {
        server.createContext("/", exchange -> {
            boolean isList = String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type");
            byte[] bytes = (isList ? EMPTY_LIST : "content").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("x-amz-checksum-crc32c", "AAAAAA==");
            exchange.getResponseHeaders().add("x-amz-checksum-type", "FULL_OBJECT");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        try (Storage storage = open()) {
            assertFails(ErrorCode.CORRUPT, FILE, () -> readAll(storage));
        }
    }

    @Test
    void whoMayNotList_mayRead() {
        server.createContext("/", exchange -> {
            boolean isList = String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type");
            byte[] bytes =
                    (isList ? "<Error><Code>AccessDenied</Code></Error>" : "content").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isList ? 403 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        try (Storage storage = open()) {
            readAll(storage);
            assertFails(ErrorCode.ACCESS_DENIED, ROOT, () -> storage.list(ROOT));
        }
    }

    @Test
    void serverThatIsNotThere_isSaidToBeSilent() {
        StorageOptions options = options();
        server.stop(0);
        assertThatThrownBy(() -> new S3StorageProvider().open(ROOT, options))
                .isInstanceOfSatisfying(
                        PortageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
                .hasMessageContaining("127.0.0.1:" + server.getAddress().getPort())
                .hasMessageContaining("does not answer (connection refused)");
    }

    @Test
    void wrongKeys_areFoundWhenTheBucketIsOpened() {
        StorageOptions options = SharedBucket.options(Map.of("fs.s3a.secret.key", "very-secret"));
        assertThatThrownBy(() ->
                        new S3StorageProvider().open(SharedBucket.sandbox().root(), options))
                .isInstanceOfSatisfying(
                        PortageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED))
                .hasMessageContaining("the secret key is not the access key's")
                .hasMessageNotContaining("very-secret");
    }

    @Test
    void keyThatIsTooLong_isRefusedBeforeItIsSent() {
        Location tooLong = SharedBucket.freshDirectory().resolve("é".repeat(510));
        assertFails(ErrorCode.INVALID_ARGUMENT, tooLong, () -> SharedBucket.storage()
                .find(tooLong));
    }
}
