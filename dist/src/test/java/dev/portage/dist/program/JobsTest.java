package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code portage jobs}. */
class JobsTest {
    private static final int ENVIRONMENT = 6;

    @TempDir
    private Path directory;

    @Test
    void noJobs_isSaid() {
        Portage user = Portage.keepingStateIn(directory);
        Program.Result result = user.run("jobs");
        assertThat(result).isEqualTo(new Program.Result(0, "no jobs in " + user.jobs() + "\n", ""));
    }

    @Test
    void job_isListedShownAndForgotten() {
        Portage user = Portage.keepingStateIn(directory);
        Path source = SourceTree.makeSmall(directory.resolve("source"), 1, 10);
        Path target = directory.resolve("target");
        user.run("copy", source.toString(), target.toString());
        String id = String.valueOf(user.onlyJob().folder().getFileName());

        Program.Result list = user.run("jobs");
        assertThat(list.lines()).hasSize(2);
        assertThat(list.lines().get(0)).matches("JOB +STATE +UPDATED +DONE +BYTES +WHAT");
        assertThat(list.lines().get(1)).startsWith(id).contains("done", "copy " + source + " -> " + target);

        Program.Result show = user.run("jobs", "show", id);
        assertThat(show.output())
                .startsWith("copy " + source + " -> " + target + "\n")
                .contains("state      done", "12 files copied", "runs       1, in round 1");
        JsonNode json = ReportJson.parse(user.run("jobs", "show", "--json", id).output());
        assertThat(json.path("id").asText()).isEqualTo(id);
        assertThat(json.path("state").asText()).isEqualTo("done");

        assertThat(user.run("jobs", "forget", id)).isEqualTo(new Program.Result(0, "forgot job " + id + "\n", ""));
        assertThat(user.onlyJobOrNone()).isEmpty();
    }

    @Test
    void jobThatRuns_isLockedAndOneThatWasKilledIsInterrupted() {
        Portage user = Portage.keepingStateIn(directory);
        Path source = SourceTree.make(directory.resolve("source"), 1, 10);
        String[] command = {
            "copy", source.toString(), directory.resolve("target").toString(), "--bandwidth", "10MB/s"
        };
        Program.Running running = user.start(command);
        new KillPoint.AtRecord("ranges-begun", SourceTree.LARGE).await(running, user, List.of());
        String id = String.valueOf(user.onlyJob().folder().getFileName());

        assertThat(user.run("jobs").output()).contains("running");
        Program.Result second = user.run(command);
        assertThat(second.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(second.errors())
                .isEqualTo(
                        "portage: another process (process " + running.process().pid() + ") works on job " + id
                                + " at this moment\n  wait for it to end, or stop it\n");
        Program.Result forget = user.run("jobs", "forget", id);
        assertThat(forget.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(forget.errors()).contains("works on job " + id + " at this moment");

        running.process().destroyForcibly();
        running.await();
        assertThat(user.run("jobs").output()).contains("interrupted");
        assertThat(user.run("jobs", "show", id).output()).contains("state      interrupted");
    }

    @Test
    void jobThatIsDamaged_isListedAndForgotten() throws IOException {
        Portage user = Portage.keepingStateIn(directory);
        Path source = SourceTree.makeSmall(directory.resolve("source"), 1, 3);
        String[] command = {
            "copy", source.toString(), directory.resolve("target").toString()
        };
        user.run(command);
        String id = String.valueOf(user.onlyJob().folder().getFileName());
        Files.write(user.onlyJob().folder().resolve("job.json"), new byte[0]);

        assertThat(user.run("jobs").output()).contains(id + "  unreadable   job " + id + " is damaged: ");
        Program.Result copy = user.run(command);
        assertThat(copy.exitCode()).isEqualTo(ENVIRONMENT);
        assertThat(copy.errors()).contains("does not describe a job", "portage jobs forget");
        assertThat(user.run("jobs", "forget", id).lines())
                .containsExactly(
                        "forgot job " + id,
                        "  it was damaged: files named .portage-" + id
                                + "-*.part may be left in its target; they can be deleted");
        assertThat(user.run(command).exitCode()).isZero();
    }

    @Test
    void journal_isKeptWhereTheUserWants() {
        Portage user = Portage.keepingStateIn(directory);
        Path journal = directory.resolve("journal");
        Path source = SourceTree.makeSmall(directory.resolve("source"), 1, 3);
        user.run("copy", "--journal", journal.toString(), source.toString(), directory + "/target");
        assertThat(user.jobs()).doesNotExist();
        assertThat(user.run("jobs", "--journal", journal.toString()).lines()).hasSize(2);
        String id = String.valueOf(JobFiles.onlyOneIn(journal).folder().getFileName());
        assertThat(user.run("jobs", "show", "--journal", journal.toString(), id).exitCode())
                .isZero();
    }
}
