package dev.portage.testkit;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Times;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store with {@link AttributeAccess} must do. */
public interface AttributeAccessContract extends StoreUnderTest {
    /** The attributes that the store keeps. */
    Set<Attribute> expectedAttributes();

    /** A user to whom a file can be given; it need not exist unless the store asks for that. */
    default String otherOwner() {
        return "ann";
    }

    /** A group to which a file can be given. */
    default String otherGroup() {
        return "staff";
    }

    /** What a file has of them to which nobody has given any. */
    default Set<Attribute> inbornAttributes() {
        return expectedAttributes();
    }

    /** Whether the time that was given to a file is the one that its entry tells. */
    default boolean entriesTellGivenTimes() {
        return true;
    }

    private AttributeAccess attributes() {
        return workspace().storage().capability(AttributeAccess.class).orElseThrow();
    }

    /**
     * Sets attributes of a file and of a directory, and demands that they read the same; where not kept, the test is
     * skipped.
     */
    private void assertRoundTrip(Attributes attributes) {
        assumeTrue(expectedAttributes().containsAll(attributes.present()), "the store does not keep them");
        workspace().write("file", new byte[1]);
        workspace().createDirectory("directory");
        for (String path : List.of("file", "directory")) {
            attributes().apply(workspace().at(path), attributes);
            attributes().apply(workspace().at(path), attributes);
            assertThat(fetch(path, attributes.present())).as(path).isEqualTo(attributes);
        }
    }

    private Attributes fetch(String path, Set<Attribute> wanted) {
        return attributes().fetch(workspace().entry(path), wanted).only(wanted);
    }

    @Test
    default void supported_isWhatTheStoreKeeps() {
        assertThat(attributes().supported(workspace().root())).isEqualTo(expectedAttributes());
    }

    @Test
    default void apply_times_areKept() {
        Times times = new Times(Instant.parse("2001-02-03T04:05:06.789Z"), Instant.parse("2011-12-13T14:15:16.171Z"));
        assertRoundTrip(Attributes.builder().times(times).build());
        if (entriesTellGivenTimes()) {
            assertThat(workspace().entry("file").modified()).isEqualTo(times.modified());
        }
    }

    @Test
    default void apply_timesAtTheEpoch_areKept() {
        assumeTrue(expectedAttributes().contains(Attribute.TIMES), "the store keeps no times");
        Location file = workspace().write("file", new byte[1]);
        Times times = new Times(Instant.EPOCH, Instant.EPOCH);
        attributes().apply(file, Attributes.builder().times(times).build());
        assertThat(fetch("file", Set.of(Attribute.TIMES)).times()).contains(times);
        if (entriesTellGivenTimes()) {
            assertThat(workspace().entry("file").modified()).isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    default void apply_permissions_areKept() {
        for (int mode : new int[] {0750, 0600, 0777, 0755}) {
            assertRoundTrip(Attributes.builder().mode(mode).build());
        }
    }

    @Test
    default void apply_stickyBit_isKeptByADirectory() {
        assumeTrue(expectedAttributes().contains(Attribute.PERMISSIONS), "the store keeps no permissions");
        Location directory = workspace().createDirectory("directory");
        attributes().apply(directory, Attributes.builder().mode(01777).build());
        assertThat(fetch("directory", Set.of(Attribute.PERMISSIONS)).mode()).contains(01777);
    }

    @Test
    default void apply_owner_isKept() {
        assertRoundTrip(Attributes.builder().owner(otherOwner()).build());
    }

    @Test
    default void apply_group_isKept() {
        assertRoundTrip(Attributes.builder().group(otherGroup()).build());
    }

    @Test
    default void apply_acl_isKept() {
        assertRoundTrip(Attributes.builder()
                .acl(List.of("user::rwx", "user:ann:r-x", "group::r-x", "mask::r-x", "other::---"))
                .build());
    }

    @Test
    default void apply_extendedAttributes_areKept() {
        assertRoundTrip(Attributes.builder()
                .xattrs(Map.of("user.note", "00ff7f80", "user.中文", "e4b8ad"))
                .build());
        assertRoundTrip(Attributes.builder()
                .xattrs(Map.of("user.note", "01", "user.中文", "e4b8ad"))
                .build());
    }

    @Test
    default void apply_severalAtOnce_areKept() {
        Set<Attribute> wanted = EnumSet.of(Attribute.TIMES, Attribute.PERMISSIONS, Attribute.OWNER, Attribute.GROUP);
        wanted.retainAll(expectedAttributes());
        Attributes all = Attributes.builder()
                .times(new Times(Instant.parse("1999-12-31T23:59:59Z"), Instant.parse("2000-01-01T00:00:00Z")))
                .mode(0701)
                .owner(otherOwner())
                .group(otherGroup())
                .build();
        assertRoundTrip(all.only(wanted));
    }

    @Test
    default void create_withALayout_keepsIt() {
        Attributes layout =
                Attributes.builder().replication(1).blockSize(2 << 20).build().only(expectedAttributes());
        assumeTrue(!layout.present().isEmpty(), "the store keeps no layout");
        StagingRequest request = workspace().request("file", 3, layout);
        workspace().storage().staging().publish(workspace().stage(request, new byte[3]));
        assertThat(fetch("file", layout.present())).isEqualTo(layout);
    }

    @Test
    default void apply_none_changesNothing() {
        Location file = workspace().write("file", new byte[1]);
        Attributes before = fetch("file", expectedAttributes());
        attributes().apply(file, Attributes.NONE);
        assertThat(fetch("file", expectedAttributes())).isEqualTo(before);
    }

    @Test
    default void apply_toWhatIsMissing_fails() {
        assumeTrue(expectedAttributes().contains(Attribute.PERMISSIONS), "the store keeps no permissions");
        Location missing = workspace().at("missing");
        Attributes mode = Attributes.builder().mode(0700).build();
        assertFails(ErrorCode.NOT_FOUND, missing, () -> attributes().apply(missing, mode));
    }

    @Test
    default void fetch_givesWhatTheStoreKeeps() {
        workspace().write("file", new byte[1]);
        Set<Attribute> common = EnumSet.of(Attribute.TIMES, Attribute.PERMISSIONS, Attribute.OWNER, Attribute.GROUP);
        common.retainAll(inbornAttributes());
        assertThat(fetch("file", common).present()).isEqualTo(common);
    }
}
