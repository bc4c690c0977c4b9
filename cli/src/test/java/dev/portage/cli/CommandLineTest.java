package dev.portage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portage.core.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs and users get from a command, without a process of its own. */
final class CommandLineTest {
    private static final int REFUSED = 2;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private JsonNode json() throws IOException {
        assertThat(out.toString().lines()).hasSize(1);
        return Json.mapper().readTree(out.toString());
    }

    @Test
    void refusedRun_isAnObjectForPrograms() throws IOException {
        String absent = directory.resolve("absent").toString();
        assertThat(run("copy", "--json", absent, directory + "/out")).isEqualTo(REFUSED);
        JsonNode refused = json();
        assertThat(refused.path("state").asText()).isEqualTo("refused");
        assertThat(refused.path("exitCode").asInt()).isEqualTo(REFUSED);
        assertThat(refused.path("failure").path("code").asText()).isEqualTo("not-found");
        assertThat(refused.path("failure").path("message").asText())
                .isEqualTo("the source " + absent + " does not exist");
        assertThat(err.toString())
                .isEqualTo("portage: the source " + absent + " does not exist\n  check the address\n");
    }

    @Test
    void commandThatIsNotUnderstood_isAnObjectForProgramsToo() throws IOException {
        assertThat(run("copy", "--json", "--frobnicate", "a", "b")).isEqualTo(REFUSED);
        assertThat(json().path("failure").path("message").asText()).isEqualTo("unknown option: '--frobnicate'");
    }

    @Test
    void refusedRun_withoutJson_saysNothingToPrograms() {
        assertThat(run("copy", directory + "/absent", directory + "/out")).isEqualTo(REFUSED);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void remedy_fitsWhatWasRefused() throws IOException {
        String file = Files.writeString(directory.resolve("file"), "content").toString();
        run("copy", file, file);
        assertThat(err.toString())
                .isEqualTo("portage: source and target are the same: " + file + "\n  choose another target\n");
        run("copy", "--filter-file", directory + "/absent", file, directory + "/out");
        assertThat(err.toString()).endsWith("absent: no such file\n  check the file's name, rights and content\n");
    }

    @Test
    void jobs_areListedForPrograms() throws IOException {
        String journal = directory.resolve("journal").toString();
        String file = Files.writeString(directory.resolve("file"), "content").toString();
        run("copy", "--quiet", "--journal", journal, file, directory + "/copy");
        assertThat(run("jobs", "--journal", journal, "--json")).isZero();
        JsonNode job = json().path(0);
        assertThat(job.path("state").asText()).isEqualTo("done");
        assertThat(job.path("verb").asText()).isEqualTo("copy");
        assertThat(job.path("target").asText()).isEqualTo(directory + "/copy");
        assertThat(job.path("counts").path("copied").asInt()).isEqualTo(1);
        assertThat(job.path("directory").asText()).startsWith(journal);
    }

    @Test
    void noJobs_areAnEmptyListForPrograms() throws IOException {
        run("jobs", "--journal", directory.resolve("journal").toString(), "--json");
        assertThat(json()).isEmpty();
    }
}
