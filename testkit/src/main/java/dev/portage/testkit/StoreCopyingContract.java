package dev.portage.testkit;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.StoreCopying;
import dev.portage.api.storage.StoreCopying.Agreement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store with {@link StoreCopying} must do. */
public interface StoreCopyingContract extends StoreUnderTest {
    private StoreCopying copying() {
        return workspace().storage().capability(StoreCopying.class).orElseThrow();
    }

    private Entry source(byte[] content) {
        workspace().write("from/file", content);
        return workspace().entry("from/file");
    }

    /** The length of a range, which a file of several has. */
    private int rangeLength() {
        return Math.toIntExact(workspace()
                .storage()
                .capability(RangedStaging.class)
                .orElseThrow()
                .alignment(workspace().at("to/file"), Attributes.NONE));
    }

    @Test
    default void reaches_withinTheStore_yesAndElsewhereNo() {
        assertThat(copying().reaches(workspace().at("a"), workspace().at("b"))).isTrue();
        assertThat(copying().reaches(Location.parse("/tmp/a"), workspace().at("b")))
                .isFalse();
    }

    @Test
    default void stage_untilPublished_isNotSeen() {
        for (int length : new int[] {0, 1, 70_000}) {
            byte[] content = Workspace.content(length, length);
            Entry source = source(content);
            StagedFile staged = copying().stage(workspace().request("to/" + length, length), source);
            assertThat(staged.length()).isEqualTo(length);
            assertThat(workspace().storage().find(workspace().at("to/" + length)))
                    .isEmpty();
            assertThat(workspace().storage().staging().find(staged).map(Entry::length))
                    .contains((long) length);
            assertThat(copying().compare(staged, source)).isEqualTo(Agreement.SAME);
            workspace().storage().staging().publish(staged);
            assertThat(workspace().read("to/" + length)).isEqualTo(content);
            staged.identity().ifPresent(identity -> assertThat(
                            workspace().entry("to/" + length).identity())
                    .contains(identity));
        }
        assertThat(workspace().names("to")).containsExactly("0", "1", "70000");
        assertThat(workspace().read("from/file")).hasSize(70_000);
    }

    @Test
    default void stage_kept_outlastsTheProcess() {
        for (int length : new int[] {0, 1, 70_000}) {
            byte[] content = Workspace.content(length, length);
            StagedFile staged = copying().stage(workspace().request("to/" + length, length), source(content));
            StagedFile kept = workspace().storage().staging().keep(staged);
            assertThat(workspace().storage().find(kept.target())).isEmpty();
            assertThat(otherStorage().staging().find(kept).map(Entry::length)).contains((long) length);
            otherStorage().staging().publish(kept);
            assertThat(workspace().read("to/" + length)).isEqualTo(content);
        }
        assertThat(workspace().names("to")).containsExactly("0", "1", "70000");
    }

    @Test
    default void stage_overAFile_replacesItWhenPublished() {
        byte[] content = Workspace.content(1, 1000);
        workspace().write("to/file", new byte[7]);
        StagedFile staged = copying().stage(workspace().request("to/file", 1000), source(content));
        assertThat(workspace().read("to/file")).hasSize(7);
        workspace().storage().staging().publish(staged);
        workspace().storage().staging().publish(staged);
        assertThat(workspace().read("to/file")).isEqualTo(content);
    }

    @Test
    default void stage_discarded_leavesNothing() {
        workspace().createDirectory("to");
        StagedFile staged = copying().stage(workspace().request("to/file", 1000), source(new byte[1000]));
        workspace().storage().staging().discard(staged);
        assertThat(workspace().storage().staging().find(staged)).isEmpty();
        assertThat(workspace().names("to")).isEmpty();
    }

    @Test
    default void stage_ofASourceThatIsAnotherByNow_failsBeforeItIsSeen() {
        Entry source = source(Workspace.content(1, 1000));
        source(Workspace.content(2, 1000));
        StagingRequest request = workspace().request("to/file", 1000);
        assertFails(
                ErrorCode.SOURCE_CHANGED,
                source.location(),
                () -> workspace().storage().staging().publish(copying().stage(request, source)));
        assertThat(workspace().storage().find(request.target())).isEmpty();
    }

    @Test
    default void stage_ofASourceThatIsGone_failsBeforeItIsSeen() {
        Entry source = source(Workspace.content(1, 1000));
        workspace().storage().delete(source.location());
        StagingRequest request = workspace().request("to/file", 1000);
        assertFails(
                ErrorCode.SOURCE_CHANGED,
                source.location(),
                () -> workspace().storage().staging().publish(copying().stage(request, source)));
        assertThat(workspace().storage().find(request.target())).isEmpty();
    }

    @Test
    default void ranges_copiedAndWrittenInAnyOrder_makeTheFile() {
        int range = rangeLength();
        byte[] content = Workspace.content(3, 2 * range + 1000);
        Entry source = source(content);
        StagingRequest request = workspace().request("to/file", content.length);
        RangedStaging ranged =
                workspace().storage().capability(RangedStaging.class).orElseThrow();
        List<ByteRange> ranges =
                List.of(new ByteRange(0, 0, range), new ByteRange(1, range, range), new ByteRange(2, 2L * range, 1000));
        ranged.begin(request);
        copying().stage(request, ranges.get(2), source);
        copying().stage(request, ranges.get(0), source);
        assertThat(ranged.holds(request, ranges.get(1))).isFalse();
        copying().stage(request, ranges.get(1), source);
        assertThat(ranged.holds(request, ranges.get(0))).isTrue();
        assertThat(workspace().storage().find(request.target())).isEmpty();
        StagedFile staged = ranged.assemble(request, ranges);
        copying().compare(staged, source);
        workspace().storage().staging().publish(staged);
        assertThat(workspace().read("to/file")).isEqualTo(content);
        assertThat(workspace().names("to")).containsExactly("file");
    }

    @Test
    default void ranges_ofASourceThatIsAnotherByNow_fail() {
        Entry source = source(Workspace.content(1, 1000));
        source(Workspace.content(2, 1000));
        StagingRequest request = workspace().request("to/file", 1000);
        RangedStaging ranged =
                workspace().storage().capability(RangedStaging.class).orElseThrow();
        ranged.begin(request);
        ByteRange all = new ByteRange(0, 0, 1000);
        assertFails(ErrorCode.SOURCE_CHANGED, source.location(), () -> copying().stage(request, all, source));
        ranged.discard(request, List.of(all));
        assertThat(workspace().storage().find(request.target())).isEmpty();
    }
}
