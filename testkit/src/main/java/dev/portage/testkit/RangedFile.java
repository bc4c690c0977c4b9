package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Storage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A file that is begun and written in ranges of one length, the last one shorter. */
final class RangedFile {
    private final Workspace workspace;
    private final StagingRequest request;
    private final byte[] content;
    private final List<ByteRange> ranges;

    RangedFile(Workspace workspace, StagingRequest request, long rangeLength) {
        this.workspace = workspace;
        this.request = request;
        this.content = Workspace.content(rangeLength, Math.toIntExact(request.length()));
        this.ranges = cut(request.length(), rangeLength);
        begin();
    }

    private RangedFile(Workspace workspace, RangedFile other) {
        this.workspace = workspace;
        this.request = other.request;
        this.content = other.content;
        this.ranges = other.ranges;
    }

    private static List<ByteRange> cut(long length, long rangeLength) {
        List<ByteRange> ranges = new ArrayList<>();
        for (long offset = 0; offset < length; offset += rangeLength) {
            ranges.add(new ByteRange(ranges.size(), offset, Math.min(rangeLength, length - offset)));
        }
        return List.copyOf(ranges);
    }

    /** The same file as another process sees it. */
    RangedFile in(Storage storage) {
        return new RangedFile(new Workspace(storage, workspace.root()), this);
    }

    StagingRequest request() {
        return request;
    }

    byte[] content() {
        return content.clone();
    }

    List<ByteRange> ranges() {
        return ranges;
    }

    RangedStaging ranging() {
        return workspace.storage().capability(RangedStaging.class).orElseThrow();
    }

    StagedFile begin() {
        StagedFile begun = ranging().begin(request);
        assertThat(begun.target()).isEqualTo(request.target());
        assertThat(begun.length()).isEqualTo(content.length);
        return begun;
    }

    /** Writes a range in two pieces. */
    void write(int index) {
        ByteRange range = ranges.get(index);
        write(index, ByteBuffer.wrap(content, (int) range.offset(), (int) range.length()));
    }

    void writeZeros(int index) {
        write(index, ByteBuffer.allocate((int) ranges.get(index).length()));
    }

    private void write(int index, ByteBuffer bytes) {
        try (StagedOutput output = ranging().open(request, ranges.get(index))) {
            int middle = bytes.position() + bytes.remaining() / 3;
            output.write(bytes.duplicate().limit(middle));
            output.write(bytes.position(middle));
            output.finish();
        }
    }

    /** Writes all ranges, one after the other. */
    void writeAll() {
        ranges.forEach(range -> write(range.index()));
    }

    /** Writes half of a range and gives up. */
    void abandon(int index) {
        try (StagedOutput output = ranging().open(request, ranges.get(index))) {
            output.write(ByteBuffer.allocate((int) ranges.get(index).length() / 2));
        }
    }

    StagedFile assemble() {
        StagedFile staged = ranging().assemble(request, ranges);
        assertThat(staged.length()).isEqualTo(content.length);
        assertThat(staged.target()).isEqualTo(request.target());
        return staged;
    }

    StagedFile publish() {
        StagedFile staged = assemble();
        workspace.storage().staging().publish(staged);
        return staged;
    }

    void discard() {
        ranging().discard(request, ranges);
    }

    /** Demands that exactly these ranges are held. */
    void assertHolds(Integer... indexes) {
        assertThat(ranges.stream()
                        .filter(range -> ranging().holds(request, range))
                        .map(ByteRange::index))
                .containsExactly(indexes);
    }
}
