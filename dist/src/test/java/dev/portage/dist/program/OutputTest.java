package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What users get to see of a copy, and what programs do. */
@ExtendWith(SharedCluster.class)
class OutputTest {
    private static final int SOME_FAILED = 3;

    @TempDir
    private static Path shared;

    private static Path source;
    private static SortedMap<String, String> contents = new TreeMap<>();

    private final Cluster cluster;

    @TempDir
    private Path directory;

    OutputTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void makeSource() {
        source = SourceTree.makeSmall(shared.resolve("source"), 1, 40);
        contents = Place.local(source).contents();
    }

    @Test
    void text_saysWhatMovedHowItWasProvenAndWhereToLook() {
        Place target = cluster.place("output-text");
        Portage user = cluster.user(directory);
        Program.Result result = user.run("copy", source.toString(), target.address());
        assertThat(result.exitCode()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output())
                .startsWith("copy " + source + " -> " + target.address() + "\ndone after ")
                .contains("exit code 0\n")
                .containsPattern("copied +42 files, ")
                .containsPattern("42 verified")
                .contains("report     " + user.onlyJob().folder() + "/report.json\n")
                .contains("job        " + user.onlyJob().folder().getFileName() + "\n");
    }

    @Test
    void json_isOneLineAndAlone() {
        Portage user = cluster.user(directory);
        Place target = cluster.place("output-json");
        Program.Result result = user.run("copy", "--json", source.toString(), target.address());
        assertThat(result.errors()).isEmpty();
        assertThat(result.lines()).hasSize(1);
        JsonNode report = ReportJson.parse(result.output());
        assertThat(report.path("verb").asText()).isEqualTo("copy");
        assertThat(report.path("state").asText()).isEqualTo("done");
        assertThat(report.path("exitCode").asInt()).isZero();
        assertThat(report.path("target").asText()).isEqualTo(target.address());
        assertThat(report.path("counts").path("copied").asInt()).isEqualTo(42);
        assertThat(report.path("counts")
                        .path("proofs")
                        .path("verified-by-store")
                        .asInt())
                .isEqualTo(42);
        assertThat(report.has("entries")).isFalse();
    }

    @Test
    void jsonOfACheck_isOneLineAndAlone() {
        Program.Result result =
                Portage.keepingStateIn(directory).run("check", "--json", source.toString(), source.toString());
        assertThat(result.errors()).isEmpty();
        assertThat(result.lines()).hasSize(1);
        assertThat(ReportJson.parse(result.output())
                        .path("counts")
                        .path("identical")
                        .asInt())
                .isEqualTo(42);
    }

    @Test
    void jsonOfADryRun_isOneLineAndAlone() {
        Program.Result result = Portage.keepingStateIn(directory)
                .run(
                        "copy",
                        "--json",
                        "--dry-run",
                        source.toString(),
                        directory.resolve("target").toString());
        assertThat(result.errors()).isEmpty();
        assertThat(result.lines()).hasSize(1);
        assertThat(ReportJson.parse(result.output()).path("copies").asInt()).isEqualTo(42);
    }

    @Test
    void quiet_printsNothingUnlessSomethingFails() throws IOException {
        Path target = directory.resolve("target");
        Portage user = Portage.keepingStateIn(directory);
        String[] command = {"copy", "--quiet", source.toString(), target.toString()};
        assertThat(user.run(command)).isEqualTo(new Program.Result(0, "", ""));
        Path victim = target.resolve("with spaces, 数据 & 100%.txt");
        Files.delete(victim);
        Files.createDirectory(victim);
        Program.Result failed = user.run(command);
        assertThat(failed.exitCode()).isEqualTo(SOME_FAILED);
        assertThat(failed.output()).isEmpty();
        assertThat(failed.errors())
                .isEqualTo("portage: " + source.resolve(victim.getFileName()) + " is a file, but " + victim
                        + " is a directory\n");
    }

    @Test
    void failures_areNamedInTheTextAndOnceMoreOnStandardError() throws IOException {
        Path target = Files.createDirectories(directory.resolve("target"));
        for (String name : List.of("one", "two")) {
            Files.createDirectory(target.resolve(name));
            Files.writeString(
                    Files.createDirectories(directory.resolve("files")).resolve(name), name);
        }
        Program.Result failed = Portage.keepingStateIn(directory)
                .run("copy", directory.resolve("files").toString(), target.toString());
        assertThat(failed.exitCode()).isEqualTo(SOME_FAILED);
        assertThat(failed.output()).contains("/one is a directory\n", "/two is a directory\n");
        assertThat(failed.errors().lines()).hasSize(2);
        assertThat(failed.errors())
                .containsPattern("^portage: .* is a file, but .* is a directory\n")
                .endsWith("portage: and 1 more; see the report\n");
    }

    @Test
    void report_holdsEveryEntryAndGoesWhereItIsWanted() {
        Path file = directory.resolve("reports/today.json");
        Program.Result result = Portage.keepingStateIn(directory)
                .run(
                        "copy",
                        "--report",
                        file.toString(),
                        source.toString(),
                        directory.resolve("target").toString());
        assertThat(result.exitCode()).as(result.errors()).isZero();
        JsonNode report = ReportJson.read(file);
        assertThat(report.path("version").asInt()).isEqualTo(1);
        Map<String, String> outcomes = ReportJson.outcomes(report);
        assertThat(outcomes.remove("")).as("the target itself").isEqualTo("directory-made");
        assertThat(outcomes).containsOnlyKeys(contents.keySet());
        assertThat(report).isEqualTo(Portage.keepingStateIn(directory).onlyJob().report());
    }

    @Test
    void dryRun_showsThePlanAndDoesNothing() throws IOException {
        Path target = Files.createDirectory(directory.resolve("target"));
        Files.writeString(target.resolve("extra"), "only here");
        Portage user = Portage.keepingStateIn(directory);
        Program.Result result = user.run("copy", "--dry-run", "--delete", source.toString(), target.toString());
        assertThat(result.exitCode()).isZero();
        assertThat(result.errors()).isEmpty();
        assertThat(result.output())
                .startsWith("plan: copy " + source + " -> " + target + "  (dry run: nothing was changed)\n")
                .containsPattern("copy +42 files, ")
                .containsPattern("make +[0-9]+ directories")
                .contains("sizes of the files to copy")
                .containsPattern("delete +1 files?, 9 B\n +extra\n");
        assertThat(Place.local(target).contents()).containsOnlyKeys("extra");
        assertThat(user.jobs()).doesNotExist();
    }

    @Test
    void webHdfs_isSourceAndTarget() {
        Portage user = cluster.user(directory);
        Path few = SourceTree.makeSmall(directory.resolve("source"), 1, 5);
        String web = cluster.webAddress("output-web");
        Program.Result up = user.run("copy", few.toString(), web);
        assertThat(up.exitCode()).as(up.toString()).isZero();
        Messages.requireNoTrace(up);
        assertThat(cluster.place("output-web").contents())
                .isEqualTo(Place.local(few).contents());
        Place back = Place.local(directory.resolve("back"));
        Program.Result down = user.run("copy", web, back.address());
        assertThat(down.exitCode()).as(down.toString()).isZero();
        Messages.requireNoTrace(down);
        assertThat(back.contents()).isEqualTo(Place.local(few).contents());
        Program.Result check =
                user.run("check", web, cluster.place("output-web").address());
        assertThat(check.exitCode()).as(check.toString()).isZero();
        assertThat(cluster.place("output-web").temporaryFiles()).isEmpty();
    }
}
