package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portage.dist.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are full, or that do not let everybody do everything. */
@ExtendWith(SharedCluster.class)
class RefusingStoreTest {
    private static final int USAGE = 2;
    private static final int SOME_FAILED = 3;
    private static final int ENVIRONMENT = 6;

    @TempDir
    private static Path shared;

    private static Path source;
    private static SortedMap<String, String> contents = new TreeMap<>();

    private final Cluster cluster;

    @TempDir
    private Path directory;

    RefusingStoreTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void makeSource() {
        source = SourceTree.makeSmall(shared.resolve("source"), 1, 60);
        contents = Place.local(source).contents();
    }

    @Test
    void quotaOfSpace_stopsTheJobAndRaisingItLetsItGoOn() throws IOException {
        Place target = cluster.place("space").createDirectory();
        cluster.fileSystem().setQuota(target.path(), HdfsConstants.QUOTA_DONT_SET, 64 << 20);
        Portage user = cluster.user(directory);
        Program.Result full = user.run("copy", source.toString(), target.address());
        assertThat(full.exitCode()).as(full.toString()).isEqualTo(ENVIRONMENT);
        assertThat(full.output()).contains("make room or raise the quota, then run the same command again");
        Messages.requireNoTrace(full);
        assertThat(target.temporaryFiles()).isEmpty();
        cluster.fileSystem().setQuota(target.path(), HdfsConstants.QUOTA_DONT_SET, HdfsConstants.QUOTA_RESET);
        requireSuccess(user.run("copy", source.toString(), target.address()), target);
    }

    @Test
    void quotaOfNames_isNoSpace() throws IOException {
        Place target = cluster.place("names").createDirectory();
        cluster.fileSystem().setQuota(target.path(), 30, HdfsConstants.QUOTA_DONT_SET);
        Portage user = cluster.user(directory);
        Program.Result full = user.run("copy", source.toString(), target.address());
        assertThat(full.exitCode()).as(full.toString()).isIn(SOME_FAILED, ENVIRONMENT);
        assertThat(full.output()).contains("make room or raise the quota", "quota");
        Messages.requireNoTrace(full);
        assertThat(target.temporaryFiles()).isEmpty();
        assertThat(contents).containsAllEntriesOf(target.contents());
        cluster.fileSystem().setQuota(target.path(), HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_DONT_SET);
        requireSuccess(user.run("copy", source.toString(), target.address()), target);
    }

    @Test
    void targetOfAnotherUser_isAccessDenied() {
        Place target = cluster.place("of-root").createDirectory();
        Program.Result denied = cluster.user(directory)
                .with("HADOOP_USER_NAME", "mallory")
                .run("copy", source.toString(), target.address());
        assertThat(denied.exitCode()).as(denied.toString()).isEqualTo(ENVIRONMENT);
        assertThat(denied.output())
                .contains("access denied  ->  ask for the right, or run as a user who has it", "mallory");
        Messages.requireNoTrace(denied);
        assertThat(target.contents()).isEmpty();
        assertThat(target.temporaryFiles()).isEmpty();
    }

    @Test
    void targetBelowAFile_isRefused() {
        Place file = cluster.place("only-a-file").write("content");
        Place target = file.resolve("deep/target");
        Portage user = cluster.user(directory);
        Program.Result refused = user.run("copy", source.toString(), target.address());
        assertThat(refused.errors())
                .contains("the target " + target + " cannot be made, because " + file + " is not a directory");
        Messages.requireOneClearMessage(refused);
        assertThat(refused.exitCode()).isEqualTo(USAGE);
        assertThat(user.jobs()).doesNotExist();
    }

    @Test
    void directoryThatCannotBeListed_makesTheRunIncompleteAndNothingIsDeleted() throws IOException {
        Place from = cluster.place("partly-closed");
        from.resolve("open/file").write(new byte[10]);
        from.resolve("closed/file").write(new byte[20]);
        cluster.fileSystem().setPermission(from.resolve("closed").path(), new FsPermission("700"));
        Place target = Place.local(directory.resolve("target"));
        target.resolve("closed/old").write(new byte[1]);
        target.resolve("extra").write(new byte[2]);
        Program.Result result = cluster.user(directory)
                .with("HADOOP_USER_NAME", "alice")
                .run("copy", "--delete", from.address(), target.address());
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(SOME_FAILED);
        assertThat(result.output())
                .contains("nothing was deleted, because 1 entry failed", "cannot list " + from.resolve("closed"));
        Messages.requireNoTrace(result);
        assertThat(target.contents()).containsOnlyKeys("open", "open/file", "closed", "closed/old", "extra");
    }

    @Test
    void fullDisk_stopsTheJobAndRoomLetsItGoOn() throws IOException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        try (SmallDisk mounted = SmallDisk.mount(disk, 300)) {
            Place target = Place.local(mounted.root().resolve("target"));
            Portage user = Portage.keepingStateIn(directory);
            Program.Result full = user.run("copy", source.toString(), target.address());
            assertThat(full.exitCode()).as(full.toString()).isIn(SOME_FAILED, ENVIRONMENT);
            assertThat(full.output()).contains("no space", "make room or raise the quota");
            Messages.requireNoTrace(full);
            assertThat(target.temporaryFiles()).isEmpty();
            assertThat(contents).containsAllEntriesOf(target.contents());
            mounted.resize(8000);
            requireSuccess(user.run("copy", source.toString(), target.address()), target);
        }
    }

    @Test
    void fullDiskOfTheJournal_endsTheJobAndRoomLetsItGoOn() throws IOException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        try (SmallDisk mounted = SmallDisk.mount(disk, 40)) {
            Place target = Place.local(directory.resolve("target"));
            String[] command = {
                "copy", "--journal", mounted.root().resolve("jobs").toString(), source.toString(), target.address()
            };
            Portage user = Portage.keepingStateIn(directory);
            Program.Result full = user.run(command);
            assertThat(full.exitCode()).as(full.toString()).isEqualTo(ENVIRONMENT);
            assertThat(full.output() + full.errors())
                    .contains("No space left on device", "make room or choose another --journal folder");
            Messages.requireNoTrace(full);
            assertThat(contents).containsAllEntriesOf(target.contents());
            mounted.resize(8000);
            requireSuccess(user.run(command), target);
        }
    }

    private static void requireSuccess(Program.Result result, Place target) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
        Messages.requireNoTrace(result);
        assertThat(target.contents()).isEqualTo(contents);
        assertThat(target.temporaryFiles()).isEmpty();
    }

    /** A file system in memory; takes the right to mount one. */
    private record SmallDisk(Path root) implements AutoCloseable {
        private static final Program MOUNT = new Program(Path.of("/usr/bin/mount"), Map.of("PATH", "/usr/bin:/bin"));

        static SmallDisk mount(Path root, int kilobytes) {
            assumeThat(Path.of("/usr/bin/mount"))
                    .as("the program to mount with")
                    .isExecutable();
            Program.Result mounted = MOUNT.run("-t", "tmpfs", "-o", "size=" + kilobytes + "k", "none", root.toString());
            assumeThat(mounted.exitCode())
                    .as("mounting a small disk takes root: " + mounted.errors())
                    .isZero();
            return new SmallDisk(root);
        }

        void resize(int kilobytes) {
            Program.Result resized = MOUNT.run("-o", "remount,size=" + kilobytes + "k", root.toString());
            assertThat(resized.exitCode()).as(resized.errors()).isZero();
        }

        @Override
        public void close() {
            Program.Result gone = new Program(Path.of("/usr/bin/umount"), MOUNT.environment()).run(root.toString());
            assertThat(gone.exitCode()).as(gone.errors()).isZero();
        }
    }
}
