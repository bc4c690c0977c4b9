package dev.portage.core;

import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.storage.Attribute;
import dev.portage.testkit.TreeItem;
import dev.portage.testkit.TreeSnapshot;
import dev.portage.testkit.Workspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Two small trees that need every kind of action: copies, ranges, an append, directories, attributes, deletions, and nothing at all. */
final class SmallWorld {
    private static final int LARGE = 2500;

    private SmallWorld() {}

    /** The source, and a target with some of it, in stores of the trial. */
    static CopyTrial fill(CopyTrial trial) {
        trial.options(CopyOptions.builder()
                .growth(CopyOptions.Growth.APPEND)
                .preserved(Set.of(Attribute.TIMES, Attribute.PERMISSIONS))
                .deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.empty())));
        trial.fillSource(source());
        trial.fillTarget(target());
        return trial;
    }

    /** The same between two stores in memory. */
    static CopyTrial inMemory(Path jobs) {
        return fill(new CopyTrial(jobs));
    }

    static TreeSnapshot source() {
        Map<String, TreeItem> items = new HashMap<>();
        items.put("new", file(1, 300));
        items.put("changed", file(2, 400));
        items.put("same", file(3, 200));
        items.put("empty", file(0, 0));
        items.put("grown", file(4, 900));
        items.put("large", file(5, LARGE));
        items.put("dir/deep/中 %", file(6, 100));
        items.put("dir/none", new TreeItem.Directory());
        return TreeSnapshot.of(items);
    }

    private static TreeSnapshot target() {
        Map<String, TreeItem> items = new HashMap<>();
        items.put("changed", file(7, 350));
        items.put("same", file(3, 200));
        items.put("grown", new TreeItem.File(Arrays.copyOf(Workspace.content(4, 900), 500)));
        items.put("extra", file(8, 50));
        items.put("extras/a", file(9, 50));
        items.put("extras/b", file(10, 50));
        return TreeSnapshot.of(items);
    }

    private static TreeItem.File file(long seed, int length) {
        return new TreeItem.File(Workspace.content(seed, length));
    }
}
