package dev.portage.testkit;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store must do when a staged file is given its name. */
public interface PublishingContract extends StoreUnderTest {
    @Test
    default void publish_givesTheFileItsName() {
        Workspace workspace = workspace();
        byte[] content = Workspace.content(1, 5000);
        StagedFile staged = workspace.stage("d/file", content);
        workspace.storage().staging().publish(staged);
        assertThat(workspace.read("d/file")).isEqualTo(content);
        assertThat(workspace.names("d")).containsExactly("file");
        assertThat(workspace.storage().staging().find(staged)).isEmpty();
    }

    @Test
    default void publish_replacesWhatHadTheName() {
        Workspace workspace = workspace();
        workspace.write("file", Workspace.content(1, 100));
        byte[] content = Workspace.content(2, 50);
        workspace.write("file", content);
        assertThat(workspace.read("file")).isEqualTo(content);
        assertThat(workspace.names("")).containsExactly("file");
    }

    @Test
    default void publish_twice_isOnce() {
        Workspace workspace = workspace();
        byte[] content = Workspace.content(3, 500);
        StagedFile staged = workspace.stage("d/file", content);
        workspace.storage().staging().publish(staged);
        workspace.storage().staging().publish(staged);
        otherStorage().staging().publish(staged);
        assertThat(workspace.read("d/file")).isEqualTo(content);
    }

    @Test
    default void publish_afterTheTargetChanged_replacesIt() {
        Workspace workspace = workspace();
        workspace.write("file", Workspace.content(4, 10));
        byte[] content = Workspace.content(5, 20);
        StagedFile staged = workspace.stage("file", content);
        workspace.write("file", Workspace.content(6, 30));
        workspace.storage().staging().publish(staged);
        assertThat(workspace.read("file")).isEqualTo(content);
    }

    @Test
    default void publish_againAfterAnotherTookThePlace_failsAndKeepsTheOther() {
        assumeTrue(hasIdentity(), "without identities nobody can tell");
        Workspace workspace = workspace();
        StagedFile staged = workspace.stage("file", Workspace.content(7, 10));
        byte[] other = Workspace.content(8, 11);
        StagedFile staged2 = workspace.stage("file", other);
        Staging staging = workspace.storage().staging();
        staging.publish(staged);
        staging.publish(staged2);
        assertFails(ErrorCode.NOT_FOUND, workspace.at("file"), () -> staging.publish(staged));
        assertThat(workspace.read("file")).isEqualTo(other);
    }

    @Test
    default void publish_whatIsGone_fails() {
        Workspace workspace = workspace();
        Staging staging = workspace.storage().staging();
        StagedFile discarded = workspace.stage("d/discarded", new byte[3]);
        staging.discard(discarded);
        assertFails(ErrorCode.NOT_FOUND, workspace.at("d/discarded"), () -> staging.publish(discarded));
        StagedFile deleted = workspace.stage("d/deleted", new byte[3]);
        staging.publish(deleted);
        workspace.storage().delete(workspace.at("d/deleted"));
        assertFails(ErrorCode.NOT_FOUND, workspace.at("d/deleted"), () -> staging.publish(deleted));
        assertThat(workspace.list("d")).isEmpty();
    }

    @Test
    default void publish_overADirectory_failsAndKeepsBoth() {
        Workspace workspace = workspace();
        workspace.createDirectory("empty");
        workspace.write("full/file", new byte[1]);
        Storage storage = workspace.storage();
        for (String name : new String[] {"empty", "full"}) {
            StagedFile staged = workspace.stage(name, new byte[3]);
            assertFails(ErrorCode.WRONG_KIND, workspace.at(name), () -> storage.staging()
                    .publish(staged));
            assertThat(workspace.entry(name).isDirectory()).isTrue();
            assertThat(storage.staging().find(staged)).isPresent();
            storage.staging().discard(staged);
        }
        assertThat(workspace.names("full")).containsExactly("file");
    }

    @Test
    default void publish_keepsTheIdentity() {
        assumeTrue(hasIdentity(), "the store knows no identities");
        Workspace workspace = workspace();
        StagedFile staged = workspace.stage("file", new byte[3]);
        workspace.storage().staging().publish(staged);
        Optional<String> identity = workspace.entry("file").identity();
        assertThat(identity).isPresent();
        staged.identity().ifPresent(known -> assertThat(identity).contains(known));
        assertThat(workspace.entry("file").identity()).isEqualTo(identity);
    }

    @Test
    default void publish_anotherFile_hasAnotherIdentity() {
        assumeTrue(hasIdentity(), "the store knows no identities");
        Workspace workspace = workspace();
        workspace.write("file", Workspace.content(9, 3));
        Optional<String> before = workspace.entry("file").identity();
        workspace.write("file", Workspace.content(10, 3));
        assertThat(workspace.entry("file").identity()).isPresent().isNotEqualTo(before);
    }

    @Test
    default void publish_fromManyThreadsIntoOneDirectory_publishesAll() {
        Workspace workspace = workspace();
        int count = 200;
        IntStream.range(0, count).parallel().forEach(i -> workspace.write("new/d/" + i, Workspace.content(i, i)));
        assertThat(workspace.names("new/d"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, count).mapToObj(String::valueOf).toList());
        for (int i = 0; i < count; i++) {
            assertThat(workspace.read("new/d/" + i)).as("file %d", i).isEqualTo(Workspace.content(i, i));
        }
    }
}
