package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.Staging;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store with {@link RangedStaging} must do. */
public interface RangedStagingContract extends StoreUnderTest {
    /** The layout of the ranged files: one that lets a store of blocks cut small ones. */
    default Attributes rangedLayout() {
        return Attributes.builder().blockSize(1 << 20).build();
    }

    private RangedFile file() {
        Location target = workspace().at("d/file");
        long alignment = workspace()
                .storage()
                .capability(RangedStaging.class)
                .orElseThrow()
                .alignment(target, rangedLayout());
        long length = 2 * alignment + 1000;
        return new RangedFile(workspace(), workspace().request("d/file", length, rangedLayout()), alignment);
    }

    @Test
    default void ranges_inAnyOrder_makeTheFile() {
        RangedFile file = file();
        for (int index : new int[] {2, 0, 1}) {
            file.write(index);
        }
        file.publish();
        assertThat(workspace().read("d/file")).isEqualTo(file.content());
        assertThat(workspace().names("d")).containsExactly("file");
    }

    @Test
    default void ranges_inParallel_makeTheFile() {
        RangedFile file = file();
        file.ranges().parallelStream().forEach(range -> file.write(range.index()));
        file.publish();
        assertThat(workspace().read("d/file")).isEqualTo(file.content());
    }

    @Test
    default void ranges_byTwoProcesses_makeTheFile() {
        RangedFile file = file();
        RangedFile other = file.in(otherStorage());
        file.write(0);
        other.write(1);
        file.write(2);
        assertThat(other.ranging().holds(file.request(), file.ranges().get(0))).isTrue();
        other.publish();
        assertThat(workspace().read("d/file")).isEqualTo(file.content());
    }

    @Test
    default void begin_again_isTheSameAndHarmless() {
        RangedFile file = file();
        StagedFile begun = file.begin();
        file.write(0);
        assertThat(file.begin()).isEqualTo(begun);
        assertThat(file.in(otherStorage()).begin()).isEqualTo(begun);
        assertThat(file.ranging().holds(file.request(), file.ranges().get(0))).isTrue();
    }

    @Test
    default void begin_untilPublished_nothingHasTheFinalName() {
        RangedFile file = file();
        StagedFile begun = file.begin();
        Staging staging = workspace().storage().staging();
        assertThat(staging.find(begun)).isEmpty();
        file.writeAll();
        assertThat(workspace().storage().find(workspace().at("d/file"))).isEmpty();
        StagedFile assembled = file.assemble();
        assertThat(workspace().storage().find(workspace().at("d/file"))).isEmpty();
        assertThat(staging.find(assembled).map(Entry::length)).contains((long) file.content().length);
    }

    @Test
    default void holds_onlyWhatWasFinished() {
        RangedFile file = file();
        file.assertHolds();
        file.write(1);
        file.assertHolds(1);
        file.abandon(2);
        file.assertHolds(1);
        file.write(0);
        file.write(2);
        file.assertHolds(0, 1, 2);
    }

    @Test
    default void holds_afterDiscard_nothing() {
        RangedFile file = file();
        file.writeAll();
        file.discard();
        file.assertHolds();
        file.begin();
        file.assertHolds();
        file.write(2);
        file.assertHolds(2);
    }

    @Test
    default void open_again_replacesTheRange() {
        RangedFile file = file();
        file.write(0);
        file.writeZeros(1);
        file.abandon(2);
        file.write(1);
        file.write(2);
        file.publish();
        assertThat(workspace().read("d/file")).isEqualTo(file.content());
    }

    @Test
    default void assemble_twice_isOnce() {
        RangedFile file = file();
        file.writeAll();
        StagedFile first = file.assemble();
        StagedFile second = file.in(otherStorage()).assemble();
        assertThat(second).isEqualTo(first);
        workspace().storage().staging().publish(second);
        workspace().storage().staging().publish(first);
        assertThat(workspace().read("d/file")).isEqualTo(file.content());
    }

    @Test
    default void assemble_oneShortRange_makesTheFile() {
        Workspace workspace = workspace();
        RangedFile file = new RangedFile(workspace, workspace.request("d/file", 10, rangedLayout()), 10);
        file.write(0);
        file.publish();
        assertThat(workspace.read("d/file")).isEqualTo(file.content());
    }

    @Test
    default void publish_ranged_replacesAndIsIdempotent() {
        workspace().write("d/file", new byte[7]);
        RangedFile file = file();
        file.writeAll();
        StagedFile staged = file.publish();
        workspace().assertAsTold(staged);
        workspace().storage().staging().publish(staged);
        Optional<String> identity = workspace().entry("d/file").identity();
        staged.identity().ifPresent(known -> assertThat(identity).contains(known));
        assertThat(workspace().read("d/file")).isEqualTo(file.content());
    }

    @Test
    default void discard_removesAllThatWasStaged() {
        Workspace workspace = workspace();
        workspace.createDirectory("d");
        RangedFile file = file();
        file.write(1);
        file.discard();
        assertThat(workspace.list("d")).isEmpty();
        file.discard();
        file.begin();
        file.writeAll();
        file.assemble();
        file.discard();
        assertThat(workspace.list("d")).isEmpty();
    }
}
