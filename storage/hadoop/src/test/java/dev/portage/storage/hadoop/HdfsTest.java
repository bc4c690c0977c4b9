package dev.portage.storage.hadoop;

import static dev.portage.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.ChecksumAlgorithm;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.StoredChecksums;
import dev.portage.testkit.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only HDFS has: blocks, checksums over them, erasure coding, quotas, default access control lists. */
final class HdfsTest {
    private static final DistributedFileSystem JUDGE = new DistributedFileSystem();
    private static final String POLICY = "XOR-2-1-1024k";
    private static final int MEGABYTE = 1 << 20;

    private final Workspace workspace = new Workspace(SharedCluster.hdfs(), SharedCluster.freshDirectory());

    @BeforeAll
    static void connectJudge() throws IOException {
        Configuration configuration = new Configuration();
        SharedCluster.sandbox().options().properties().forEach(configuration::set);
        JUDGE.initialize(URI.create(SharedCluster.sandbox().root().toString()), configuration);
        JUDGE.enableErasureCodingPolicy(POLICY);
    }

    @AfterAll
    static void disconnectJudge() throws IOException {
        JUDGE.close();
    }

    @BeforeEach
    void createRoot() {
        workspace.createDirectory("");
    }

    private static <T> T capability(Class<T> type) {
        return SharedCluster.hdfs().capability(type).orElseThrow();
    }

    private Location write(String path, byte[] content, Attributes layout) {
        StagedFile staged = workspace.stage(workspace.request(path, content.length, layout), content);
        workspace.storage().staging().publish(staged);
        return staged.target();
    }

    private static Path path(Location location) {
        return new Path(location.path());
    }

    private static Attributes blocks(long size) {
        return Attributes.builder().blockSize(size).build();
    }

    private static int crc32c(byte[] content, int length) {
        CRC32C judge = new CRC32C();
        judge.update(content, 0, length);
        return (int) judge.getValue();
    }

    @Test
    void fetchChecksum_sameContentInUnlikeBlocks_isItsCrc32c() {
        byte[] content = Workspace.content(1, 3 * MEGABYTE + 77);
        Checksum expected = new Checksum(ChecksumAlgorithm.CRC32C, crc32c(content, content.length));
        for (long size : new long[] {MEGABYTE, 2 * MEGABYTE, 512 * 1025, 128 << 20}) {
            Location file = write("blocks-of-" + size, content, blocks(size));
            assertThat(capability(StoredChecksums.class).fetch(file, content.length))
                    .as("blocks of %d bytes", size)
                    .contains(expected);
        }
    }

    @Test
    void fetchChecksum_beginningThatEndsWithinABlock_isItsCrc32c() {
        byte[] content = Workspace.content(2, 3 * MEGABYTE);
        Location file = write("file", content, blocks(MEGABYTE));
        for (int length : new int[] {100, MEGABYTE, MEGABYTE + 1, 2 * MEGABYTE + 512 + 13}) {
            assertThat(capability(StoredChecksums.class).fetch(file, length))
                    .as("%d bytes", length)
                    .contains(new Checksum(ChecksumAlgorithm.CRC32C, crc32c(content, length)));
        }
    }

    @Test
    void fetchChecksum_fileOfOtherType_isOfThatType() {
        byte[] content = Workspace.content(3, MEGABYTE + 3);
        Attributes layout = Attributes.builder().checksumType("CRC32/1024").build();
        Location file = write("file", content, layout);
        CRC32 judge = new CRC32();
        judge.update(content);
        assertThat(capability(StoredChecksums.class).algorithm(file, layout)).isEqualTo(ChecksumAlgorithm.CRC32);
        assertThat(capability(StoredChecksums.class).fetch(file, content.length))
                .contains(new Checksum(ChecksumAlgorithm.CRC32, (int) judge.getValue()));
        assertThat(fetch("file", Attribute.CHECKSUM_TYPE).checksumType()).contains("CRC32/1024");
    }

    @Test
    void create_withErasureCoding_codesTheFileAndKeepsItsChecksum() throws IOException {
        byte[] content = Workspace.content(4, 5 * MEGABYTE + 11);
        Attributes layout = Attributes.builder().erasureCoding(POLICY).build();
        Location file = write("coded", content, layout);
        assertThat(JUDGE.getErasureCodingPolicy(path(file)).getName()).isEqualTo(POLICY);
        assertThat(workspace.entry("coded").attributes().erasureCoding()).contains(POLICY);
        assertThat(workspace.entry("coded").attributes().replication()).isEmpty();
        assertThat(workspace.read("coded")).isEqualTo(content);
        assertThat(capability(StoredChecksums.class).fetch(file, content.length))
                .contains(new Checksum(ChecksumAlgorithm.CRC32C, crc32c(content, content.length)));
    }

    @Test
    void apply_erasureCoding_isHandedDownToNewFilesAndTakenBack() {
        Location directory = workspace.createDirectory("coded");
        AttributeAccess access = capability(AttributeAccess.class);
        access.apply(directory, Attributes.builder().erasureCoding(POLICY).build());
        workspace.write("coded/file", new byte[10]);
        assertThat(workspace.entry("coded").attributes().erasureCoding()).contains(POLICY);
        assertThat(workspace.entry("coded/file").attributes().erasureCoding()).contains(POLICY);
        write(
                "coded/plain",
                new byte[10],
                Attributes.builder().erasureCoding("").build());
        assertThat(workspace.entry("coded/plain").attributes().erasureCoding()).contains("");
        access.apply(directory, Attributes.builder().erasureCoding("").build());
        access.apply(directory, Attributes.builder().erasureCoding("").build());
        assertThat(workspace.entry("coded").attributes().erasureCoding()).contains("");
    }

    @Test
    void ranges_ofSeveralBlocks_areJoinedWithoutChangingTheChecksum() throws IOException {
        byte[] content = Workspace.content(5, 5 * MEGABYTE + 1);
        StagingRequest request = workspace.request("file", content.length, blocks(MEGABYTE));
        RangedStaging ranging = capability(RangedStaging.class);
        assertThat(ranging.alignment(request.target(), request.layout())).isEqualTo(MEGABYTE);
        StagedFile staged = assemble(request, content, 2 * MEGABYTE);
        assertThat(capability(StoredChecksums.class).fetch(staged))
                .contains(new Checksum(ChecksumAlgorithm.CRC32C, crc32c(content, content.length)));
        workspace.storage().staging().publish(staged);
        assertThat(JUDGE.getFileBlockLocations(path(request.target()), 0, content.length))
                .hasSize(6);
        assertThat(workspace.entry("file").identity()).isEqualTo(staged.identity());
        assertThat(workspace.read("file")).isEqualTo(content);
    }

    @Test
    void ranges_ofAnErasureCodedFile_areWholeGroupsOfBlocks() {
        Attributes layout =
                Attributes.builder().blockSize(MEGABYTE).erasureCoding(POLICY).build();
        byte[] content = Workspace.content(6, 5 * MEGABYTE + 1);
        StagingRequest request = workspace.request("file", content.length, layout);
        assertThat(capability(RangedStaging.class).alignment(request.target(), layout))
                .isEqualTo(2 * MEGABYTE);
        workspace.storage().staging().publish(assemble(request, content, 2 * MEGABYTE));
        assertThat(workspace.read("file")).isEqualTo(content);
        assertThat(workspace.entry("file").attributes().erasureCoding()).contains(POLICY);
    }

    @Test
    void assemble_afterACrashBetweenJoiningAndNaming_goesOn() throws IOException {
        byte[] content = Workspace.content(7, 3 * MEGABYTE);
        StagingRequest request = workspace.request("file", content.length, blocks(MEGABYTE));
        List<ByteRange> ranges = write(request, content, MEGABYTE);
        Path first = path(part(request, 0));
        JUDGE.concat(first, new Path[] {path(part(request, 1))});
        RangedStaging ranging = capability(RangedStaging.class);
        assertThat(ranges).allMatch(range -> ranging.holds(request, range));
        JUDGE.concat(first, new Path[] {path(part(request, 2))});
        assertThat(ranges).allMatch(range -> ranging.holds(request, range));
        workspace.storage().staging().publish(ranging.assemble(request, ranges));
        assertThat(workspace.read("file")).isEqualTo(content);
    }

    @Test
    void assemble_aRangeThatIsMissing_saysWhich() {
        byte[] content = Workspace.content(8, 3 * MEGABYTE);
        StagingRequest request = workspace.request("file", content.length, blocks(MEGABYTE));
        List<ByteRange> ranges = write(request, content, MEGABYTE);
        workspace.storage().delete(part(request, 1));
        assertThat(assertFails(ErrorCode.NOT_FOUND, request.target(), () -> capability(RangedStaging.class)
                        .assemble(request, ranges)))
                .hasMessage("cannot assemble " + request.target() + " of its ranges: range 1 has no bytes instead of "
                        + MEGABYTE);
    }

    private static Location part(StagingRequest request, int index) {
        return request.target().sibling(StagingName.of(request.attempt() + "-r" + index));
    }

    private static StagedFile assemble(StagingRequest request, byte[] content, int length) {
        return capability(RangedStaging.class).assemble(request, write(request, content, length));
    }

    private static List<ByteRange> write(StagingRequest request, byte[] content, int length) {
        List<ByteRange> ranges = java.util.stream.IntStream.range(0, (content.length + length - 1) / length)
                .mapToObj(index ->
                        new ByteRange(index, (long) index * length, Math.min(length, content.length - index * length)))
                .toList();
        for (ByteRange range : ranges) {
            try (StagedOutput output = capability(RangedStaging.class).open(request, range)) {
                output.write(ByteBuffer.wrap(content, (int) range.offset(), (int) range.length()));
                output.finish();
            }
        }
        return ranges;
    }

    private Attributes fetch(String path, Attribute attribute) {
        return capability(AttributeAccess.class).fetch(workspace.entry(path), Set.of(attribute));
    }

    @Test
    void apply_emptyAcl_removesWhatADirectoryHandedDown() {
        AttributeAccess access = capability(AttributeAccess.class);
        Location directory = workspace.createDirectory("d");
        access.apply(
                directory,
                Attributes.builder()
                        .acl(List.of(
                                "user::rwx",
                                "group::r-x",
                                "other::---",
                                "default:user::rwx",
                                "default:user:ann:rwx",
                                "default:group::r-x",
                                "default:mask::rwx",
                                "default:other::---"))
                        .mode(01750)
                        .build());
        assertThat(fetch("d", Attribute.ACL).acl().orElseThrow()).contains("default:user:ann:rwx");
        assertThat(fetch("d", Attribute.PERMISSIONS).mode()).contains(01750);
        Location file = workspace.write("d/file", new byte[1]);
        assertThat(fetch("d/file", Attribute.ACL).acl().orElseThrow()).anyMatch(entry -> entry.startsWith("user:ann:"));
        access.apply(file, Attributes.builder().acl(List.of()).mode(0640).build());
        Entry entry = workspace.entry("d/file");
        assertThat(entry.attributes().acl()).contains(List.of());
        assertThat(entry.attributes().mode()).contains(0640);
    }

    @Test
    void create_beyondTheQuota_saysThatThereIsNoSpace() throws IOException {
        Location directory = workspace.createDirectory("small");
        JUDGE.setQuota(path(directory), 2, Long.MAX_VALUE);
        workspace.write("small/one", new byte[1]);
        assertThat(assertFails(
                        ErrorCode.NO_SPACE, workspace.at("small"), () -> workspace.write("small/two", new byte[1])))
                .hasMessageContaining("quota");
    }

    @Test
    void create_nameThatHdfsCannotHold_isRefused() {
        Location file = workspace.at("a:b");
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, file, () -> workspace.write("a:b", new byte[1])))
                .hasMessage("HDFS cannot hold the path " + file + ": it allows no ':' in a name");
        assertThat(assertFails(ErrorCode.INVALID_ARGUMENT, () -> workspace.write("d:e/f", new byte[1])))
                .hasMessageContaining("d:e");
        assertFails(ErrorCode.INVALID_ARGUMENT, file, () -> workspace.storage().createDirectory(file));
        assertThat(workspace.list("")).isEmpty();
    }

    @Test
    void moveToTrash_keepsTheFileInTheTrashOfTheUser() throws IOException {
        Location file = workspace.write("file", new byte[3]);
        capability(dev.portage.api.storage.Trash.class).moveToTrash(file);
        Path trashed = new Path(JUDGE.getTrashRoot(path(file)), "Current" + file.path());
        assertThat(JUDGE.getFileStatus(trashed).getLen()).isEqualTo(3);
    }
}
