package dev.portage.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import org.junit.jupiter.api.Test;

final class OutcomeTest {
    @Test
    void failure_namesTheFileOfTheUserAndNotTheTemporaryOne() {
        PortageException e = new PortageException(
                ErrorCode.NO_SPACE,
                "cannot create hdfs://nn/t/a/.portage-ab12-x-7.3.part: the file /t/a/.portage-ab12-x-7.3.part has no"
                        + " room");
        assertThat(Outcome.Failed.of("a/$1.csv", e).message())
                .isEqualTo("cannot create hdfs://nn/t/a/$1.csv: the file /t/a/$1.csv has no room");
        assertThat(Outcome.Failed.of("", e).message()).isEqualTo(e.getMessage());
    }
}
