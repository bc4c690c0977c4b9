package dev.portage.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoreCopying;
import dev.portage.testkit.Workspace;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store copies itself, and what that costs. */
final class StoreCopiesTest {
    private static final int LARGE = 23 << 20;

    private final Workspace workspace = new Workspace(SharedBucket.storage(), SharedBucket.freshDirectory());
    private final StoreCopying copying =
            workspace.storage().capability(StoreCopying.class).orElseThrow();

    @BeforeEach
    void makeTarget() {
        workspace.createDirectory("to");
    }

    private void copy(Entry source, String path, Attributes layout) {
        StagedFile staged = copying.stage(workspace.request(path, source.length(), layout), source);
        assertThat(copying.compare(staged, source)).isEqualTo(StoreCopying.Agreement.SAME);
        workspace.storage().staging().publish(staged);
    }

    @Test
    void smallObject_intoANewDirectory_isOneRequestWithoutABody() {
        byte[] content = Workspace.content(1, 100_000);
        workspace.write("from/file", content);
        Entry source = workspace.entry("from/file");
        RequestCounter.reset();
        copy(source, "to/file", Attributes.NONE);
        assertThat(RequestCounter.counts()).isEqualTo(Map.of("CopyObjectRequest", 1));
        assertThat(RequestCounter.bodyBytes()).isZero();
        assertThat(workspace.read("to/file")).isEqualTo(content);
    }

    @Test
    void largeObject_isCopiedInParts_withoutAByteOfIt() {
        byte[] content = Workspace.content(2, LARGE);
        workspace.write("from/file", content);
        Entry source = workspace.entry("from/file");
        RequestCounter.reset();
        StagedFile staged = copying.stage(workspace.request("to/file", LARGE), source);
        copying.compare(staged, source);
        workspace.storage().staging().publish(staged);
        assertThat(RequestCounter.counts())
                .containsEntry("UploadPartCopyRequest", 4)
                .doesNotContainKeys("UploadPartRequest");
        assertThat(RequestCounter.bodyBytes()).isLessThan(4096); // marks and the list of parts
        assertThat(workspace.read("to/file")).isEqualTo(content);
    }

    @Test
    void attributesThatAreAskedFor_replaceThoseOfTheSource() {
        workspace.write("from/file", new byte[10]);
        Attributes mode = Attributes.builder().mode(0640).build();
        Attributes owner = Attributes.builder().owner("ann").build();
        S3Attributes attributes = (S3Attributes)
                workspace.storage().capability(AttributeAccess.class).orElseThrow();
        attributes.apply(workspace.at("from/file"), mode);
        Entry source = workspace.entry("from/file");
        copy(source, "to/nothing", Attributes.NONE);
        copy(source, "to/owner", owner);
        assertThat(attributes
                        .fetch(workspace.entry("to/nothing"), attributes.supported(workspace.root()))
                        .mode())
                .isEmpty();
        Attributes copied = attributes.fetch(workspace.entry("to/owner"), attributes.supported(workspace.root()));
        assertThat(copied.mode()).isEmpty();
        assertThat(copied.owner()).contains("ann");
    }

    @Test
    void otherKeysOrServers_areAnotherStore() {
        try (Storage other = SharedBucket.open(Map.of("fs.s3a.bucket.elsewhere.access.key", "somebody"))) {
            StoreCopying there = other.capability(StoreCopying.class).orElseThrow();
            assertThat(there.reaches(workspace.at("a"), workspace.at("b"))).isTrue();
            assertThat(there.reaches(Location.parse("s3://neighbour/a"), workspace.at("b")))
                    .isTrue();
            assertThat(there.reaches(Location.parse("s3://elsewhere/a"), workspace.at("b")))
                    .isFalse();
        }
    }

    @Test
    void switchedOff_copiesNothing() {
        try (Storage other = SharedBucket.open(Map.of("portage.s3.store-copies", "false"))) {
            assertThat(other.capability(StoreCopying.class).orElseThrow().reaches(workspace.at("a"), workspace.at("b")))
                    .isFalse();
        }
    }
}
