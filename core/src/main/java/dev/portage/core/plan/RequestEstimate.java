package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.RequestCounting;
import dev.portage.api.storage.RequestCounting.Errand;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StoreCopying;
import dev.portage.core.Stores;
import dev.portage.core.task.Action;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up about how many requests of which kind a copy will send to stores that count them: what planning has sent, since the copy plans again,
 * and what each action takes. What is compared first is taken to differ. Used by one thread.
 */
final class RequestEstimate {
    private final Stores stores;
    private final Location base;
    private final Map<String, Long> requests = new TreeMap<>();

    RequestEstimate(Stores stores, Location base) {
        this.stores = stores;
        this.base = base;
    }

    void add(Action action) {
        if (action instanceof Action.CopyFile copy) {
            copy(action.path(), copy.source(), copy.source().length());
        } else if (action instanceof Action.CopyRange range) {
            copyRange(range);
        } else if (action instanceof Action.AppendFile append) {
            ask(stores.of(append.source().location()), Errand.READ, append.bytes());
        } else if (action instanceof Action.MakeDirectory) {
            ask(stores.of(base), Errand.MAKE_DIRECTORY, 0);
        } else if (action instanceof Action.SetAttributes) {
            ask(stores.of(base), Errand.SET_ATTRIBUTES, 0);
        }
    }

    private void copy(String path, Entry source, long length) {
        if (isCopiedByStore(path, source)) {
            ask(stores.of(base), Errand.COPY, length);
            return;
        }
        ask(stores.of(source.location()), Errand.READ, length);
        ask(stores.of(source.location()), Errand.LOOK, 0);
        ask(stores.of(base), Errand.WRITE, length);
    }

    /** The first range stands for what is written, which is one file. */
    private void copyRange(Action.CopyRange range) {
        if (range.range().index() == 0) {
            copy(range.path(), range.source(), range.source().length());
        } else if (!isCopiedByStore(range.path(), range.source())) {
            ask(stores.of(range.source().location()), Errand.READ, range.bytes());
        }
    }

    private boolean isCopiedByStore(String path, Entry source) {
        return stores.of(base)
                .capability(StoreCopying.class)
                .filter(copying -> copying.reaches(source.location(), base.resolve(path)))
                .isPresent();
    }

    private void ask(Storage storage, Errand errand, long length) {
        storage.capability(RequestCounting.class).ifPresent(counting -> counting.estimate(errand, length)
                .forEach((kind, count) -> requests.merge(kind, count, Long::sum)));
    }

    /** All of it, when planning is over. */
    Map<String, Long> withDeletions(long files) {
        Map<String, Long> all = new TreeMap<>(requests);
        stores.requests().forEach((kind, count) -> all.merge(kind, count, Long::sum));
        stores.of(base)
                .capability(RequestCounting.class)
                .filter(counting -> files > 0)
                .ifPresent(counting -> counting.estimate(Errand.DELETE, 0)
                        .forEach((kind, count) -> all.merge(kind, count * files, Long::sum)));
        return all;
    }
}
