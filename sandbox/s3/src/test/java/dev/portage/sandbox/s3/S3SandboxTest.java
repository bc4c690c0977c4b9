package dev.portage.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.sandbox.SandboxProvider;
import dev.portage.api.storage.Location;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

final class S3SandboxTest {
    @TempDir
    Path directory;

    @Test
    void provider_isFoundByName() {
        assertThat(ServiceLoader.load(SandboxProvider.class))
                .extracting(SandboxProvider::name)
                .contains("s3");
    }

    @Test
    void sandbox_startedAgainInItsDirectory_findsItsDataAndAsksForNewKeys() {
        Map<String, String> before;
        try (S3Sandbox sandbox = S3Sandbox.start(directory, 0)) {
            before = sandbox.options().properties();
            try (S3Client client = connect(sandbox, before)) {
                client.putObject(put -> put.bucket("sandbox").key("a/b"), RequestBody.fromString("seven"));
            }
        }
        try (S3Sandbox sandbox = S3Sandbox.start(directory, 0)) {
            assertThat(sandbox.root()).isEqualTo(new Location("s3", "sandbox", "/"));
            try (S3Client client = connect(sandbox, sandbox.options().properties())) {
                assertThat(client.getObjectAsBytes(get -> get.bucket("sandbox").key("a/b"))
                                .asUtf8String())
                        .isEqualTo("seven");
            }
            try (S3Client client = connect(sandbox, before)) {
                assertThatThrownBy(() -> client.listObjectsV2(list -> list.bucket("sandbox")))
                        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode())
                                .isEqualTo(403));
            }
        }
    }

    @Test
    void sandbox_atAPortThatIsTaken_saysSo() {
        try (S3Sandbox sandbox = S3Sandbox.start(directory, 0)) {
            int port = sandbox.endpoint().getPort();
            assertThatThrownBy(() -> S3Sandbox.start(directory, port))
                    .isInstanceOfSatisfying(
                            PortageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO))
                    .hasMessageContaining("the sandbox's S3 server does not start at port " + port);
        }
    }

    @Test
    void sandbox_closed_answersNoMore() {
        S3Sandbox sandbox = S3Sandbox.start(directory, 0);
        URI endpoint = sandbox.endpoint();
        sandbox.close();
        sandbox.close();
        assertThatThrownBy(() -> endpoint.toURL().openConnection().connect()).isInstanceOf(ConnectException.class);
    }

    @Test
    void listing_inPages_hasEveryKeyInOrder() {
        List<String> keys = List.of("a", "b/", "b/c-d", "b/c/d", "b/c/e", "b/c0", "b1", "c");
        try (S3Sandbox sandbox = S3Sandbox.start(directory, 0);
                S3Client client = connect(sandbox, sandbox.options().properties())) {
            for (String key : keys) {
                client.putObject(
                        put -> put.bucket("sandbox").key(key), RequestBody.fromString(key.endsWith("/") ? "" : key));
            }
            for (int most = 1; most < keys.size() + 2; most++) {
                assertThat(list(client, most, "")).isEqualTo(keys);
                assertThat(list(client, most, "b")).isEqualTo(keys.subList(1, 7));
                assertThat(list(client, most, "b/c")).isEqualTo(keys.subList(2, 6));
                assertThat(list(client, most, "b/c/")).isEqualTo(keys.subList(3, 5));
            }
            S3Object first = client.listObjectsV2(
                            list -> list.bucket("sandbox").startAfter("b/c/").maxKeys(1))
                    .contents()
                    .get(0);
            assertThat(first.key()).isEqualTo("b/c/d");
            assertThat(first.size()).isEqualTo(5);
            assertThat(first.eTag())
                    .isEqualTo(client.headObject(head -> head.bucket("sandbox").key("b/c/d"))
                            .eTag());
            assertThat(client.listObjectsV2(list -> list.bucket("sandbox").delimiter("/"))
                            .commonPrefixes())
                    .extracting(CommonPrefix::prefix)
                    .containsExactly("b/");
        }
    }

    private static List<String> list(S3Client client, int most, String prefix) {
        return client
                .listObjectsV2Paginator(
                        list -> list.bucket("sandbox").prefix(prefix).maxKeys(most))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private static S3Client connect(S3Sandbox sandbox, Map<String, String> keys) {
        return S3Client.builder()
                .endpointOverride(sandbox.endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(keys.get("fs.s3a.access.key"), keys.get("fs.s3a.secret.key"))))
                .build();
    }
}
