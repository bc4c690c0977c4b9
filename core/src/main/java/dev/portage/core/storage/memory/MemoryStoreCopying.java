package dev.portage.core.storage.memory;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.StoreCopying;
import java.nio.ByteBuffer;

/** Copies lie where other staged files do. */
final class MemoryStoreCopying implements StoreCopying {
    private final Tree tree;

    MemoryStoreCopying(Tree tree) {
        this.tree = tree;
    }

    @Override
    public boolean reaches(Location source, Location target) {
        return source.scheme().equals(target.scheme()) && source.authority().equals(target.authority());
    }

    @Override
    public StagedFile stage(StagingRequest request, Entry source) {
        Location place = request.target().sibling(StagingName.of(request.attempt()));
        FileNode copy = put(request, place, content(source));
        return MemoryStaging.describe(request.target(), place, copy);
    }

    @Override
    public void stage(StagingRequest request, ByteRange range, Entry source) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(range.length()));
        content(source).read(range.offset(), bytes);
        put(request, MemoryRangedStaging.part(request, range), new Content.Stored(bytes.array()));
    }

    private FileNode put(StagingRequest request, Location place, Content content) {
        FileNode copy = new FileNode(tree.nextId(), tree.now(), content);
        copy.apply(request.layout().only(MemoryAttributes.LAYOUT));
        tree.put(place, copy);
        return copy;
    }

    private Content content(Entry source) {
        return tree.find(source.location())
                .filter(FileNode.class::isInstance)
                .map(FileNode.class::cast)
                .filter(node -> isStill(node, source))
                .map(FileNode::content)
                .orElseThrow(() -> new PortageException(
                        ErrorCode.SOURCE_CHANGED, source.location() + " changed while it was copied"));
    }

    private static boolean isStill(FileNode node, Entry source) {
        Entry now = node.describe(source.location());
        return now.length() == source.length()
                && now.modified().equals(source.modified())
                && now.identity().equals(source.identity());
    }

    @Override
    public Agreement compare(StagedFile copy, Entry source) {
        MemoryChecksums checksums = new MemoryChecksums(tree);
        if (!checksums.fetch(copy).equals(checksums.fetch(source.location(), source.length()))) {
            throw new PortageException(
                    ErrorCode.CORRUPT,
                    "checksums of " + source.location() + " and of its copy for " + copy.target() + " differ");
        }
        return Agreement.SAME;
    }
}
