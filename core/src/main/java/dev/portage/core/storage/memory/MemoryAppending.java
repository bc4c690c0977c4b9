package dev.portage.core.storage.memory;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import java.util.Arrays;

/** Replaces the content of a file by a longer or shorter one. */
final class MemoryAppending implements Appending {
    private final Tree tree;

    MemoryAppending(Tree tree) {
        this.tree = tree;
    }

    @Override
    public StagedOutput append(Location file, long length) {
        FileNode node = tree.file(file);
        if (node.length() != length) {
            throw new PortageException(
                    ErrorCode.SOURCE_CHANGED,
                    "cannot append to " + file + ": it has " + node.length() + " bytes, not " + length);
        }
        return new MemoryOutput(bytes -> grow(file, node, bytes), bytes -> grow(file, node, bytes));
    }

    private StagedFile grow(Location file, FileNode node, byte[] bytes) {
        byte[] before = node.content().toBytes();
        byte[] after = Arrays.copyOf(before, Math.addExact(before.length, bytes.length));
        System.arraycopy(bytes, 0, after, before.length, bytes.length);
        node.change(new Content.Stored(after), tree.now());
        return MemoryStaging.describe(file, file, node);
    }

    @Override
    public void truncate(Location file, long length) {
        FileNode node = tree.file(file);
        byte[] content = node.content().toBytes();
        node.change(new Content.Stored(Arrays.copyOf(content, (int) Math.min(length, content.length))), tree.now());
    }
}
