package dev.portage.core.storage.memory;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RangedStaging;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StagingRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Stages every range as a file of its own and joins them in the end. */
final class MemoryRangedStaging implements RangedStaging {
    private static final long ALIGNMENT = 1024;

    private final Tree tree;

    MemoryRangedStaging(Tree tree) {
        this.tree = tree;
    }

    @Override
    public long alignment(Location target, Attributes layout) {
        return ALIGNMENT;
    }

    @Override
    public StagedFile begin(StagingRequest request) {
        return new StagedFile(request.target(), joined(request).path(), request.length(), Optional.empty());
    }

    @Override
    public StagedOutput open(StagingRequest request, ByteRange range) {
        return MemoryStaging.write(tree, part(request, range), request);
    }

    @Override
    public boolean holds(StagingRequest request, ByteRange range) {
        return tree.find(joined(request)).isPresent()
                || tree.find(part(request, range))
                        .filter(node -> node.length() == range.length())
                        .isPresent();
    }

    @Override
    public StagedFile assemble(StagingRequest request, List<ByteRange> ranges) {
        synchronized (tree) {
            Location joined = joined(request);
            if (tree.find(joined).isEmpty()) {
                join(request, ranges);
            }
            return MemoryStaging.describe(request.target(), joined, tree.file(joined));
        }
    }

    private void join(StagingRequest request, List<ByteRange> ranges) {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(request.length()));
        for (ByteRange range : ranges) {
            tree.file(part(request, range)).content().read(0, all);
        }
        FileNode node = new FileNode(tree.nextId(), tree.now(), new Content.Stored(all.array()));
        node.apply(request.layout().only(MemoryAttributes.LAYOUT));
        tree.put(joined(request), node);
        ranges.forEach(range -> tree.remove(part(request, range)));
    }

    @Override
    public void discard(StagingRequest request, List<ByteRange> ranges) {
        ranges.forEach(range -> tree.remove(part(request, range)));
        tree.remove(joined(request));
    }

    private static Location joined(StagingRequest request) {
        return request.target().sibling(StagingName.of(request.attempt()));
    }

    static Location part(StagingRequest request, ByteRange range) {
        return request.target().sibling(StagingName.of(request.attempt() + ".range" + range.index()));
    }
}
