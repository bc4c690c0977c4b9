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
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

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
