package dev.portage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

final class SettingsTest {
    @TempDir
    private Path directory;

    private Settings settings(String properties, Map<String, String> options) throws IOException {
        Files.writeString(
                directory.resolve("core-site.xml"),
                "<?xml version=\"1.0\"?><configuration>" + properties + "</configuration>");
        return Settings.of(Optional.of(directory), new StorageOptions(options));
    }

    private static String property(String name, String value) {
        return "<property><name>" + name + "</name><value> " + value + " </value></property>";
    }

    @Test
    void file_isRead_andTheUsersOptionsWin() throws IOException {
        Settings settings = settings(
                property("fs.s3a.endpoint", "one")
                        + property("fs.s3a.access.key", "two")
                        + property("fs.s3a.secret.key", "${other}"),
                Map.of("fs.s3a.endpoint", "three"));
        assertThat(settings.text("fs.s3a.endpoint")).contains("three");
        assertThat(settings.text("fs.s3a.access.key")).contains("two");
        assertThat(settings.text("fs.s3a.secret.key")).isEmpty();
    }

    @Test
    void settingsOfABucket_winOverThoseOfAll() throws IOException {
        Settings settings = settings(
                property("fs.s3a.bucket.a.endpoint", "of-a") + property("fs.s3a.endpoint", "of-all"), Map.of());
        assertThat(settings.of("a").text("fs.s3a.endpoint")).contains("of-a");
        assertThat(settings.of("b").text("fs.s3a.endpoint")).contains("of-all");
    }

    @Test
    void settings_doNotShowTheirValues() throws IOException {
        assertThat(settings(property("fs.s3a.secret.key", "hush"), Map.of()).toString())
                .contains("fs.s3a.secret.key")
                .doesNotContain("hush");
    }

    @Test
    void file_thatIsNoConfiguration_isNamed() throws IOException {
        Files.writeString(directory.resolve("core-site.xml"), "<configuration>");
        assertThatThrownBy(() -> Settings.of(Optional.of(directory), StorageOptions.NONE))
                .isInstanceOfSatisfying(
                        PortageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("core-site.xml");
    }

    @Test
    void keysAndToken_areTakenTogether() {
        Settings settings =
                new Settings(Map.of("fs.s3a.access.key", "a", "fs.s3a.secret.key", "b", "fs.s3a.session.token", "c"));
        assertThat(new Credentials(settings).provider().resolveCredentials())
                .isEqualTo(AwsSessionCredentials.create("a", "b", "c"));
    }

    @ParameterizedTest
    @CsvSource({
        "fs.s3a.access.key, a, fs.s3a.secret.key is missing",
        "fs.s3a.aws.credentials.provider, com.example.Own, names com.example.Own",
        "fs.s3a.path.style.access, yes, fs.s3a.path.style.access must be true or false",
        "fs.s3a.encryption.algorithm, ROT13, 'AES256, SSE-KMS or DSSE-KMS'",
        "portage.s3.part-bytes, 1M, portage.s3.part-bytes must be between",
        "portage.s3.part-bytes, big, portage.s3.part-bytes is no size"
    })
    void settingThatMakesNoSense_isNamed(String key, String value, String message) {
        Settings settings = new Settings(Map.of(key, value));
        assertThatThrownBy(() -> Bucket.of("bucket", settings).close())
                .isInstanceOfSatisfying(
                        PortageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining(message);
    }
}
