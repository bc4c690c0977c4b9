package dev.portage.core.storage.memory;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.TimeSpan;
import java.util.Optional;

/** Stages next to the target; the handle is the path. */
final class MemoryStaging implements Staging {
    private static final Content NOTHING = new Content.Stored(new byte[0]);

    private final Tree tree;

    MemoryStaging(Tree tree) {
        this.tree = tree;
    }

    @Override
    public StagedOutput create(StagingRequest request) {
        Location place = request.target().sibling(StagingName.of(request.attempt()));
        return write(tree, place, request);
    }

    /** Writes a new file at a place where nobody looks. */
    static StagedOutput write(Tree tree, Location place, StagingRequest request) {
        FileNode node = new FileNode(tree.nextId(), tree.now(), NOTHING);
        node.apply(request.layout().only(MemoryAttributes.LAYOUT));
        tree.put(place, node);
        return new MemoryOutput(
                bytes -> {
                    node.change(new Content.Stored(bytes), tree.now());
                    return describe(request.target(), place, node);
                },
                bytes -> removeIfSame(tree, place, node.identity()));
    }

    static StagedFile describe(Location target, Location place, FileNode node) {
        Entry entry = node.describe(place);
        return new StagedFile(
                target, place.path(), node.length(), entry.identity(), Optional.of(TimeSpan.at(entry.modified())));
    }

    @Override
    public Optional<Entry> find(StagedFile staged) {
        return node(tree, staged).map(node -> node.describe(staged.target().at(staged.handle())));
    }

    /** The staged file, if it is there and complete. */
    static Optional<FileNode> node(Tree tree, StagedFile staged) {
        return tree.find(staged.target().at(staged.handle()))
                .filter(node ->
                        staged.identity().filter(node.identity()::equals).isPresent())
                .filter(FileNode.class::isInstance)
                .map(FileNode.class::cast)
                .filter(node -> node.length() == staged.length());
    }

    @Override
    public void publish(StagedFile staged) {
        Location target = staged.target();
        Location place = target.at(staged.handle());
        String identity = staged.identity().orElse("");
        if (tree.move(place, identity, target)) {
            return;
        }
        if (tree.find(target).filter(node -> node.identity().equals(identity)).isEmpty()) {
            throw new PortageException(
                    ErrorCode.NOT_FOUND,
                    "cannot publish " + target + ": what was staged for it at " + place + " is gone");
        }
    }

    @Override
    public void discard(StagedFile staged) {
        Location place = staged.target().at(staged.handle());
        removeIfSame(tree, place, staged.identity().orElse(""));
    }

    private static void removeIfSame(Tree tree, Location place, String identity) {
        tree.find(place).filter(node -> node.identity().equals(identity)).ifPresent(node -> tree.remove(place));
    }
}
