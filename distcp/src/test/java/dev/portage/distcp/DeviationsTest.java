package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where ours is deliberately different: what Hadoop's DistCp does, and what ours does instead. */
final class DeviationsTest {
    private static final FileSystem HDFS = Arena.fileSystem();

    @TempDir
    private Path disk;

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeEach
    void plant() {
        homes.forEach(home -> home.tree("").plant("s/a=alpha", "s/b/c=gamma", "s/skip.tmp=x"));
    }

    private Stock.Result stock(String command) throws IOException {
        return Arena.stock(homes.get(0), command);
    }

    private Ours ours(String command) {
        return Arena.ours(homes.get(1), command);
    }

    private Tree stockTree(String path) {
        return homes.get(0).tree(path);
    }

    private Tree ourTree(String path) {
        return homes.get(1).tree(path);
    }

    @Test
    void directoryThatCannotBeListed_isAFailureAndNothingIsDeletedBeneathIt() throws IOException {
        Files.createDirectories(disk.resolve("s/unlistable"));
        Files.writeString(disk.resolve("s/unlistable/inside"), "text");
        Files.writeString(disk.resolve("s/good"), "text");
        homes.forEach(home -> home.tree("t").plant("unlistable/inside=text", "extra=x"));
        String command = BareFileSystem.option() + " -update -delete bare://" + disk + "/s @t";
        assertThat(stock(command).exitCode()).isZero();
        assertThat(stockTree("t").read(Tree.Detail.CONTENT)).doesNotContainKey("/unlistable/inside");
        Ours ours = ours(command);
        assertThat(ours.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(ours.err()).contains("/s/unlistable cannot be listed", "nothing was deleted");
        assertThat(ourTree("t").read(Tree.Detail.CONTENT)).containsKeys("/unlistable/inside", "/extra", "/good");
    }

    @ParameterizedTest
    @CsvSource({"plain", "unsummed"})
    void checksumThatCannotBeHad_isNoProof(String name) throws IOException {
        Files.writeString(Files.createDirectories(disk.resolve("s")).resolve(name), "text");
        String command = BareFileSystem.option() + " bare://" + disk + "/s bare://" + disk + "/t-#";
        assertThat(stock(command).exitCode()).isZero();
        Ours ours = ours(command);
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(ours.out()).contains("1 unverified").doesNotContain("verified by");
    }

    @Test
    void blocksPerChunk_ofOneFileToAMissingTarget_worksAndCountsItOnce() throws IOException {
        for (Arena.Home home : homes) {
            try (FSDataOutputStream output = HDFS.create(home.path("big"), true, 4096, (short) 1, 1024)) {
                output.write(new byte[9 * 1024 + 1]);
            }
        }
        assertThat(stock("-blocksperchunk 2 @big @t").exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        Ours ours = ours("-blocksperchunk 2 @big @t");
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(ours.counters())
                .containsEntry("files copied", 1L)
                .containsEntry("bytes copied", 9217L)
                .containsEntry("bytes expected", 9217L);
        FileStatus copy = HDFS.getFileStatus(homes.get(1).path("t"));
        BlockLocation[] blocks = HDFS.getFileBlockLocations(copy, 0, copy.getLen());
        assertThat(blocks)
                .extracting(BlockLocation::getLength)
                .containsOnly(1024L, 1L)
                .hasSize(10);
    }

    @Test
    void filtersFileThatCannotBeRead_isAnError() throws IOException {
        String command = "-filters " + disk + "/absent @s @t";
        assertThat(stock(command).exitCode()).isZero();
        assertThat(stockTree("t").read(Tree.Detail.CONTENT)).containsKey("/skip.tmp");
        assertRefused(command, "Can't find filters file " + disk + "/absent, or cannot read it");
    }

    @Test
    void filterThatIsNoExpression_isAnErrorThatNamesTheLine() throws IOException {
        Path file = Files.write(disk.resolve("filters"), List.of("fine", "("));
        Ours ours = ours("-filters " + file + " @s @t");
        assertThat(ours.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(ours.err()).startsWith("Invalid arguments: " + file + " line 2 is no regular expression: ");
    }

    @Test
    void strategyThatNobodyKnows_isAnError() throws IOException {
        assertThat(stock("-strategy fancy @s @t").exitCode()).isZero();
        assertRefused("-strategy fancy @s @t", "-strategy fancy is unknown; known are uniformsize and dynamic");
    }

    @Test
    void optionThatNobodyKnows_isAnErrorThatNamesTheNearest() throws IOException {
        assertThat(stock("-updaet @s @t").exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertRefused("-updaet @s @t", "Unrecognized option: -updaet; did you mean -update?");
    }

    private void assertRefused(String command, String message) {
        Ours ours = ours(command);
        assertThat(ours.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(ours.err()).isEqualTo("Invalid arguments: " + message + "\n");
        assertThat(ourTree("t").read(Tree.Detail.CONTENT)).isEmpty();
    }

    @Test
    void optionsBehindPaths_areOptions() throws IOException {
        homes.forEach(home -> home.tree("").plant("t/a=alphA", "t/gone=x"));
        assertThat(stock("@s @t -update").exitCode()).isZero(); // all that came before was copied into "-update"
        assertThat(stockTree("t").read(Tree.Detail.CONTENT)).containsEntry("/a", "alphA");
        Ours ours = ours("@s @t -update -delete");
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(ourTree("t").read(Tree.Detail.CONTENT))
                .isEqualTo(ourTree("s").read(Tree.Detail.CONTENT));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "-m 3, 0",
        "-bandwidth 100, 2000",
        "-bandwidth 100 -m 3, 300",
        "-Ddistcp.map.bandwidth.mb=100, 2000",
        "-bandwidth 0.5 -m 4, 2",
    })
    void bandwidth_isLimitedWhenAskedForAndNotBefore(String options, long megabytes) {
        List<String> words =
                Stream.of((options + " /s /t").strip().split(" ", -1)).toList();
        assertThat(new Translation(Invocation.of(Arguments.of(words))).limits().bandwidth())
                .isEqualTo(Stream.of(megabytes)
                        .filter(limit -> limit > 0)
                        .map(DataSize::ofMegabytes)
                        .findFirst());
    }

    @Test
    void filters_protectTheTargetFromDelete() throws IOException {
        homes.forEach(home -> home.tree("").plant("t/old=x", "t/old.tmp=kept"));
        Path file = Files.write(disk.resolve("filters"), List.of(".*\\.tmp"));
        Ours ours = ours("-update -delete -filters " + file + " @s @t");
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(ourTree("t").read(Tree.Detail.CONTENT))
                .containsKey("/old.tmp")
                .doesNotContainKeys("/old", "/skip.tmp");
    }

    @Test
    void delete_usesTheTrashWhereItIsOn() throws IOException {
        homes.forEach(home -> home.tree("").plant("t/old=kept"));
        String command = "-Dfs.trash.interval=60 -update -delete @s @t";
        assertThat(stock(command).exitCode()).isZero();
        assertThat(ours(command).exitCode()).isZero();
        for (Arena.Home home : homes) {
            org.apache.hadoop.fs.Path trash = HDFS.getTrashRoot(home.path("t"));
            assertThat(HDFS.exists(new org.apache.hadoop.fs.Path(trash + "/Current" + home.path("t/old"))))
                    .as(home.name())
                    .isEqualTo(home.equals(homes.get(1)));
        }
    }

    @Test
    void manyMaps_ofTheDynamicStrategy_work() {
        Ours ours = ours("-m 500 -strategy dynamic @s @t");
        assertThat(ours.exitCode()).as(ours.err()).isZero();
        assertThat(ourTree("t").read(Tree.Detail.CONTENT))
                .isEqualTo(ourTree("s").read(Tree.Detail.CONTENT));
    }

    @Test
    void rerun_doesNotAskAgainForWhatIsProven() {
        assertThat(ours("-update --json @s @t").out()).contains("\"verified-by-store\":3");
        ourTree("s").plant("new=text");
        assertThat(ours("-update --json @s @t").out())
                .contains("\"proven\":3", "\"verified-by-store\":1")
                .doesNotContain("same-checksum");
    }

    @Test
    void delete_ofTheSource_isRefused() {
        Ours ours = ours("-update -delete @s/b @s");
        assertThat(ours.exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
        assertThat(ours.err())
                .matches("Invalid input: the source .*/s/b lies inside the target .*/s, and -delete would delete it\n");
        assertThat(ourTree("s").read(Tree.Detail.CONTENT)).containsKeys("/a", "/b/c");
    }

    @Test
    void copy_ontoItself_isRefused() throws IOException {
        assertThat(stock("-update @s @s").exitCode()).isZero();
        assertThat(ours("-update @s @s").exitCode()).isEqualTo(ExitCode.INVALID_ARGUMENT.value());
    }

    @Test
    void fileNamedLikeATemporaryOne_isLeftOutAndNamed() throws IOException {
        homes.forEach(home -> home.tree("").plant("s/.portage-x-1.0.part=x"));
        assertThat(stock("@s @t").counters()).containsEntry("files copied", 4L);
        Ours ours = ours("@s @t");
        assertThat(ours.exitCode()).isZero();
        assertThat(ours.counters()).containsEntry("files copied", 3L);
        assertThat(ours.out())
                .contains("1 entry of the source is left alone, being named like temporary files of Portage:"
                        + " .portage-x-1.0.part");
    }

    @Test
    void failure_doesNotStopTheRest() {
        ourTree("t").plant("a/below=x");
        Ours ours = ours("-update @s @t");
        assertThat(ours.exitCode()).isEqualTo(ExitCode.UNKNOWN_ERROR.value());
        assertThat(ourTree("t").read(Tree.Detail.CONTENT)).containsKeys("/b/c", "/skip.tmp");
    }
}
