package dev.portage.storage.s3;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.StorageOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3StorageProviderTest {
    private final S3StorageProvider provider = new S3StorageProvider();

    private static StorageOptions choosing(String connector) {
        return new StorageOptions(Map.of("portage.s3a.connector", connector));
    }

    @Test
    void serves_s3_always() {
        assertThat(provider.serves("s3", StorageOptions.NONE)).isTrue();
        assertThat(provider.serves("s3", choosing("hadoop"))).isTrue();
        assertThat(provider.serves("s3n", StorageOptions.NONE)).isFalse();
    }

    @Test
    void serves_s3a_unlessHadoopsConnectorIsChosen() {
        assertThat(provider.serves("s3a", StorageOptions.NONE)).isTrue();
        assertThat(provider.serves("s3a", choosing("portage"))).isTrue();
        assertThat(provider.serves("s3a", choosing("hadoop"))).isFalse();
    }

    @Test
    void serves_s3a_refusesAConnectorThatNobodyKnows() {
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> provider.serves("s3a", choosing("cloud"))))
                .hasMessage("the setting portage.s3a.connector must be portage or hadoop");
    }
}
