package dev.portage.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StagingNameTest {
    @Test
    void of_isHiddenAndNamesTheJob() {
        String name = StagingName.of("4f2a-17.3-a1");
        assertThat(name).isEqualTo(".portage-4f2a-17.3-a1.part");
        assertThat(StagingName.jobOf(name)).contains("4f2a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file",
                ".portage",
                ".portage-.part",
                ".portage-job.part",
                ".portage-job-.part",
                ".portage-JOB-1.part",
                ".portage-job-1.part2",
                ".portage-job-1",
                ".portage-job-a b.part",
                "x.portage-job-1.part",
                ".portage-job-1.part\n"
            })
    void jobOf_anotherName_isNothing(String name) {
        assertThat(StagingName.jobOf(name)).isEmpty();
    }
}
