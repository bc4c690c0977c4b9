package dev.portage.core.storage;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.core.storage.memory.MemoryStorage;
import dev.portage.testkit.FaultScript;
import dev.portage.testkit.FaultyStorage;
import dev.portage.testkit.Operation;
import dev.portage.testkit.Stall;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultyStorageTest {
    private final FaultScript script = new FaultScript();
    private final MemoryStorage memory = new MemoryStorage();
    private final Location root = Location.parse("memory://test/root");
    private final Workspace sound = new Workspace(memory, root);
    private final Workspace faulty = new Workspace(new FaultyStorage(memory, script), root);

    @Test
    void calls_areCountedByKind() {
        faulty.write("file", new byte[3]);
        faulty.read("file");
        assertThat(script.calls(Operation.CREATE)).isEqualTo(1);
        assertThat(script.calls(Operation.WRITE, Operation.FINISH, Operation.PUBLISH))
                .isEqualTo(3);
        assertThat(script.calls(Operation.READ)).isEqualTo(2);
        assertThat(script.calls()).isEqualTo(7);
    }

    @Test
    void calls_fromManyThreads_areAllCounted() {
        IntStream.range(0, 1000).parallel().forEach(i -> faulty.storage().find(root));
        assertThat(script.calls(Operation.FIND)).isEqualTo(1000);
    }

    @Test
    void fail_nth_failsOnlyThatCallAndDoesNothing() {
        script.when(Operation.PUBLISH).nth(2).fail(ErrorCode.IO);
        Location first = faulty.write("first", new byte[1]);
        assertFails(ErrorCode.IO, root.resolve("second"), () -> faulty.write("second", new byte[1]));
        faulty.write("third", new byte[1]);
        assertThat(memory.find(first)).isPresent();
        assertThat(memory.find(root.resolve("second"))).isEmpty();
        assertThat(memory.find(root.resolve("third"))).isPresent();
    }

    @Test
    void fail_everyCallOfARun_eachFailsOnce() {
        faulty.write("file", new byte[3]);
        long calls = script.calls();
        for (long n = 1; n <= calls; n++) {
            FaultScript each = new FaultScript();
            each.whenAny().nth(n).fail(ErrorCode.THROTTLED);
            Workspace failing = new Workspace(new FaultyStorage(memory, each), root);
            assertFails(ErrorCode.THROTTLED, () -> failing.write("file", new byte[3]));
        }
    }

    @Test
    void fail_atALocation_countsOnlyItsCalls() {
        sound.write("a/file", new byte[1]);
        sound.write("b", new byte[1]);
        script.when(Operation.FIND).at(root.resolve("b")).nth(2).fail(ErrorCode.IO);
        script.when(Operation.FIND).below(root.resolve("a")).fail(ErrorCode.ACCESS_DENIED);
        faulty.entry("b");
        assertFails(ErrorCode.IO, () -> faulty.entry("b"));
        assertFails(ErrorCode.ACCESS_DENIED, () -> faulty.entry("a/file"));
        script.clear();
        faulty.entry("a/file");
    }

    @Test
    void failAfterwards_publish_happenedAndSaysItFailed() {
        script.when(Operation.PUBLISH).nth(1).failAfterwards(ErrorCode.COMMIT_UNKNOWN);
        assertFails(ErrorCode.COMMIT_UNKNOWN, root.resolve("file"), () -> faulty.write("file", new byte[1]));
        assertThat(sound.names("")).containsExactly("file");
    }

    @Test
    void failAfterwards_finish_leavesTheStagedFile() {
        script.when(Operation.FINISH).nth(1).failAfterwards(ErrorCode.UNREACHABLE);
        assertFails(ErrorCode.UNREACHABLE, () -> faulty.write("file", new byte[1]));
        assertThat(sound.names("")).singleElement().satisfies(name -> assertThat(StagingName.jobOf(name))
                .isPresent());
    }

    @Test
    void from_times_theStoreIsGoneForAWhile() {
        script.whenAny().from(2).times(2).fail(ErrorCode.UNREACHABLE);
        assertThat(faulty.storage().find(root)).isEmpty();
        assertFails(ErrorCode.UNREACHABLE, () -> faulty.storage().find(root));
        assertFails(ErrorCode.UNREACHABLE, () -> faulty.createDirectory("d"));
        faulty.createDirectory("d");
    }

    @Test
    void vanish_leavesWhatAnOutputHadWritten_untilRestored() {
        try (StagedOutput output = faulty.storage().staging().create(faulty.request("file", 3))) {
            script.vanish();
            assertFails(ErrorCode.UNREACHABLE, () -> output.write(ByteBuffer.allocate(3)));
        }
        assertThat(sound.list("")).hasSize(1);
        script.restore();
        assertThat(TreeSnapshot.of(faulty.storage(), root).leftovers()).hasSize(1);
    }

    @Test
    void vanish_withACall_failsThatCallAndThoseAfterIt() {
        script.when(Operation.FIND).nth(2).vanish();
        faulty.storage().find(root);
        assertFails(ErrorCode.UNREACHABLE, () -> faulty.storage().find(root));
        assertFails(ErrorCode.UNREACHABLE, () -> faulty.createDirectory("d"));
    }

    @Test
    void list_endsEarly_withAnError() {
        IntStream.range(0, 5).forEach(i -> sound.write("d/" + i, new byte[1]));
        script.when(Operation.LIST_NEXT).nth(3).fail(ErrorCode.UNREACHABLE);
        try (EntryIterator listing = faulty.storage().list(root.resolve("d"))) {
            assertThat(listing.next().name()).isEqualTo("0");
            assertThat(listing.hasNext()).isTrue();
            assertThat(listing.hasNext()).isTrue();
            assertThat(listing.next().name()).isEqualTo("1");
            assertThatThrownBy(listing::hasNext).isInstanceOf(PortageException.class);
        }
    }

    @Test
    void shorten_readsOneByte_andLosesNone() {
        byte[] content = Workspace.content(1, 100);
        sound.write("file", content);
        script.when(Operation.READ).nth(1).shorten();
        ByteBuffer buffer = ByteBuffer.allocate(100);
        try (FileInput input = faulty.storage().open(root.resolve("file"), 0)) {
            assertThat(input.read(buffer)).isEqualTo(1);
            assertThat(input.read(buffer)).isEqualTo(99);
        }
        assertThat(buffer.array()).isEqualTo(content);
    }

    @Test
    void flipBit_changesOneBitOfTheRead() {
        sound.write("file", new byte[] {0, 0});
        script.when(Operation.READ).nth(1).flipBit();
        assertThat(faulty.read("file")).containsExactly(1, 0);
        assertThat(faulty.read("file")).containsExactly(0, 0);
    }

    @Test
    void lie_aboutAChecksum() {
        sound.write("file", new byte[10]);
        Location file = root.resolve("file");
        StoredChecksums truth = memory.capability(StoredChecksums.class).orElseThrow();
        StoredChecksums liar =
                faulty.storage().capability(StoredChecksums.class).orElseThrow();
        script.when(Operation.CHECKSUM).nth(1).lie();
        assertThat(liar.fetch(file, 10)).isPresent().isNotEqualTo(truth.fetch(file, 10));
        assertThat(liar.fetch(file, 10)).isEqualTo(truth.fetch(file, 10));
    }

    @Test
    void stall_waitsUntilReleased() throws InterruptedException {
        sound.write("file", new byte[10]);
        Stall stall = script.when(Operation.READ).nth(1).stall();
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> faulty.read("file"));
        stall.awaitReached();
        assertThat(read).isNotDone();
        stall.release();
        assertThat(read.join()).hasSize(10);
    }

    @Test
    void stall_interrupted_fails() throws InterruptedException {
        sound.write("file", new byte[10]);
        Stall stall = script.when(Operation.READ).stall();
        CompletableFuture<PortageException> failure = new CompletableFuture<>();
        Thread reader = new Thread(() ->
                failure.complete(assertFails(ErrorCode.INTERRUPTED, root.resolve("file"), () -> faulty.read("file"))));
        reader.start();
        stall.awaitReached();
        reader.interrupt();
        assertThat(failure.join().code()).isEqualTo(ErrorCode.INTERRUPTED);
    }

    @Test
    void effects_thatDoNotFitTheirCall_areRefused() {
        assertThatThrownBy(() -> script.when(Operation.PUBLISH).flipBit())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("READ")
                .hasMessageContaining("PUBLISH");
        assertThatThrownBy(() -> script.whenAny().lie()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> script.whenAny().nth(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void staged_faultsAreFoundUnderTheTarget() {
        StagedFile staged = sound.stage("file", new byte[1]);
        script.when(Operation.FIND_STAGED).at(root.resolve("file")).fail(ErrorCode.IO);
        assertFails(ErrorCode.IO, () -> faulty.storage().staging().find(staged));
    }
}
