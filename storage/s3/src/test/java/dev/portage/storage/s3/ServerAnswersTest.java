package dev.portage.storage.s3;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.ExclusivePublishing;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StoreCopying;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.testkit.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that know less than Amazon's, or more than the client. */
final class ServerAnswersTest {
    private static final Location ROOT = new Location("s3", "bucket", "/");
    private static final Location FILE = ROOT.resolve("file");
    private static final String TAG = "9a0364b9e99bb480dd25e1f0284c8555"; // the MD5 of "content"

    private final List<String> puts = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private boolean isThere;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Storage open() {
        return new S3StorageProvider()
                .open(
                        ROOT,
                        new StorageOptions(Map.of(
                                "fs.s3a.endpoint",
                                        "http://127.0.0.1:"
                                                + server.getAddress().getPort(),
                                "fs.s3a.path.style.access", "true",
                                "fs.s3a.access.key", "key",
                                "fs.s3a.secret.key", "secret")));
    }

    /** Has at most one file, and knows neither conditions nor copies. */
    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean isFile = exchange.getRequestURI().getPath().equals("/bucket/file");
        exchange.getResponseHeaders().add("ETag", '"' + TAG + '"');
        exchange.getResponseHeaders().add("Last-Modified", "Wed, 25 Nov 2026 02:00:00 GMT");
        exchange.getResponseHeaders().add("x-amz-checksum-crc64nvme", "rosUhgpBbEk=");
        exchange.getResponseHeaders().add("x-amz-checksum-type", "FULL_OBJECT");
        switch (exchange.getRequestMethod()) {
            case "HEAD" -> head(exchange, isFile && isThere);
            case "GET" -> reply(exchange, 200, isFile ? "content" : "<ListBucketResult></ListBucketResult>");
            default -> put(exchange);
        }
        exchange.close();
    }

    private static void head(HttpExchange exchange, boolean isThere) throws IOException {
        exchange.getResponseHeaders().add("Content-Length", "7");
        exchange.sendResponseHeaders(isThere ? 200 : 404, -1);
    }

    private void put(HttpExchange exchange) throws IOException {
        boolean isConditional = exchange.getRequestHeaders().containsKey("If-None-Match");
        boolean isCopy = exchange.getRequestHeaders().containsKey("x-amz-copy-source");
        puts.add(isCopy ? "copy" : isConditional ? "conditional" : "plain");
        if (isConditional || isCopy) {
            reply(exchange, 501, "<Error><Code>NotImplemented</Code></Error>");
        } else {
            reply(exchange, 200, "");
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static StagedFile stage(Storage storage) {
        return new Workspace(storage, ROOT).stage("file", "content".getBytes(StandardCharsets.UTF_8));
    }

    private static void publishNew(Storage storage) {
        storage.capability(ExclusivePublishing.class).orElseThrow().publishNew(stage(storage));
    }

    @Test
    void conditionsThatAreNotKnown_areTriedOnceAndReplacedByALook() {
        try (Storage storage = open()) {
            publishNew(storage);
            publishNew(storage);
            assertThat(puts).containsExactly("conditional", "plain", "plain");
            isThere = true;
            assertFails(ErrorCode.ALREADY_EXISTS, FILE, () -> publishNew(storage));
            assertThat(puts).hasSize(3);
        }
    }

    @Test
    void copiesThatAreNotKnown_areSaidToBeUnsupported() {
        Entry source =
                new Entry(ROOT.resolve("source"), EntryKind.FILE, 7, Instant.EPOCH, Optional.of(TAG), Attributes.NONE);
        try (Storage storage = open()) {
            StoreCopying copying = storage.capability(StoreCopying.class).orElseThrow();
            StagedFile staged = copying.stage(new Workspace(storage, ROOT).request("file", 7), source);
            assertFails(ErrorCode.UNSUPPORTED, FILE, () -> storage.staging().publish(staged));
            assertThat(puts).containsExactly("copy");
        }
    }

    /** Amazon computes one of every object; the client does not know how. */
    @Test
    void checksumThatOnlyTheStoreKnows_doesNotKeepFromReading() {
        isThere = true;
        try (Storage storage = open()) {
            assertThat(new Workspace(storage, ROOT).read("file")).hasSize(7);
            assertThat(storage.capability(StoredChecksums.class).orElseThrow().fetch(FILE, 7))
                    .isEmpty();
        }
    }
}
