package dev.portage.distcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not begun: by Hadoop's DistCp and by ours, with the same exit code, and a message that names the option and the thing. */
final class RefusalsTest {
    @TempDir
    private Path disk;

    private final List<Arena.Home> homes = Arena.homes();

    @BeforeEach
    void plant() throws IOException {
        Files.writeString(Files.createDirectories(disk.resolve("s")).resolve("a"), "alpha");
        for (Arena.Home home : homes) {
            home.tree("").plant("s/a=alpha", "file=text", "other/a=beta", "there/", "list=" + home.root() + "/s\n");
        }
    }

    private void assertRefused(String command, String message) throws IOException {
        Ours ours = Arena.ours(homes.get(1), command);
        assertThat(ours.err()).matches(Pattern.compile(message + "\n.*", Pattern.DOTALL));
        assertThat(ours.exitCode())
                .as(ours.err())
                .isEqualTo(Arena.stock(homes.get(0), command).exitCode())
                .isNotZero();
        assertThat(homes.get(1).tree("t").read(Tree.Detail.CONTENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-update -delete -diff s1 s2 @s @t | -delete and -diff/-rdiff are mutually exclusive. The -delete option will be ignored.",
                "-update -delete -rdiff s2 s1 @s @t | -delete and -diff/-rdiff are mutually exclusive. The -delete option will be ignored.",
                "-tmp @x @s @t | -tmp work-path can only be specified along with -atomic",
                "-atomic -update @s @t | Atomic commit can't be used with sync folder or overwrite options",
                "-delete @s @t | Delete missing is applicable only with update or overwrite options",
                "-update -overwrite @s @t | Overwrite and update options are mutually exclusive",
                "-append @s @t | Append is valid only with update options",
                "-update -append -skipcrccheck @s @t | Append is disallowed when skipping CRC",
                "-diff s1 s2 @s @t | -diff/-rdiff is valid only with -update option",
                "-rdiff s2 s1 @s @t | -diff/-rdiff is valid only with -update option",
                "-update -diff s1 s2 -rdiff s2 s1 @s @t | -diff and -rdiff are mutually exclusive",
                "-v @s @t | -v is valid only with -log option",
                "-f @list @s @t | Both source file listing and source paths present",
                "@t | Neither source file listing nor source paths present",
                "-update | Target path not specified",
                "-bandwidth 0 @s @t | Bandwidth 0.0 is invalid (should be > 0)",
                "-bandwidth -1 @s @t | Bandwidth -1.0 is invalid (should be > 0)",
                "-bandwidth x @s @t | Bandwidth specified is invalid: x",
                "-m x @s @t | Number of maps is invalid: x",
                "-numListstatusThreads x @s @t | Number of liststatus threads is invalid: x",
                "-blocksperchunk x @s @t | blocksPerChunk is invalid: x",
                "-copybuffersize x @s @t | copyBufferSize is invalid: x",
            })
    void options_thatMakeNoSense(String command, String message) throws IOException {
        assertRefused(command, "Invalid arguments: " + Pattern.quote(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-pq @s @t | Invalid arguments: .*q.*",
                "@absent @t | Invalid input: .*/absent doesn't exist",
                "@absent* @t | Invalid input: .*/absent\\* doesn't exist",
                "@s @absent @t | Invalid input: .*/absent doesn't exist",
                "-f @absent @t | Copy listing failed: cannot read the source listing .*/absent: .*",
                "@s @other @file | Invalid input: Multiple source being copied to a file: .*/file",
                "@s @file | Invalid input: Cannot copy .*/s, which is not a file to .*/file",
                "-atomic @s @there | Invalid input: Target path for atomic-commit already exists: .*/there.*",
                "-atomic -tmp file:///tmp @s @t | Not supported: Work path /tmp and target path .*/t are in different file system",
                "/.reserved/raw@s @t | Invalid input: The source path '.*/s' starts with /.reserved/raw but the target path .*",
                "@s /.reserved/raw@t | Invalid input: The target path '.*/t' starts with /.reserved/raw but the source path .*",
                "-update @s @other @t | Duplicate files in input path: .*/a and .*/a.*",
                "nowhere://host/s @t | Not supported: nowhere://host/s: No FileSystem for scheme .*",
                "@s nowhere://host/t | Not supported: nowhere://host/t: No FileSystem for scheme .*",
            })
    void paths_thatMakeNoSense(String command, String message) throws IOException {
        assertRefused(command, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-pa $/s @t | ACLs not supported on at least one file system: bare:.*/s keeps none; leave out -pa",
                "-pa @s $/t | ACLs not supported on at least one file system: bare:.*/t keeps none; leave out -pa",
                "-px @s $/t | XAttrs not supported on at least one file system: bare:.*/t keeps none; leave out -px",
                "-blocksperchunk 2 @s $/t | Not supported: -blocksperchunk needs a store that joins files, which that of bare:.*/t does not",
                "-update -diff s1 s2 @s $/s | .*bare:.*/s.*snapshot.*",
                "-update -diff s1 s2 $/s @there | .*bare:.*/s.*snapshot.*",
                "-update -rdiff s2 s1 $/s $/s | .*bare:.*/s.*snapshot.*",
            })
    void stores_thatCannotDoIt(String command, String message) throws IOException {
        assertRefused(BareFileSystem.option() + " " + command.replace("$", "bare://" + disk), message);
    }

    /** DistCp finds out late, or not at all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-px $/s @t | -4 | XAttrs not supported on at least one file system: bare:.*/s keeps none; leave out -px",
                "hdfs://127.0.0.1:1/a* @t | -999 | Cannot look at hdfs://127.0.0.1:1/a\\*: Connection refused",
                "--strict -update -append @s $/t | -999 | Not supported: -append has no effect, because the store of bare:.*/t does not append to files",
                "-atomic @s $/t | -1 | Invalid arguments: -atomic needs a store that renames a directory at once, which that of bare:.*/t does not",
            })
    void stores_thatCannotDoItForCertain(String command, int exitCode, String message) {
        Ours ours = Arena.ours(homes.get(1), BareFileSystem.option() + " " + command.replace("$", "bare://" + disk));
        assertThat(ours.err()).matches(message + "\n");
        assertThat(ours.exitCode()).isEqualTo(exitCode);
    }
}
