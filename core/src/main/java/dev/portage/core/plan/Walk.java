package dev.portage.core.plan;

import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.Storage;
import dev.portage.core.plan.Visitor.Descent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Leads a visitor through two trees side by side. What is kept in memory is one window of entries for each directory on the way down,
 * whatever the size of the trees. Directories within the window are listed ahead of their turn.
 */
final class Walk {
    private static final int WINDOW = 256;
    private static final int ONE_BY_ONE = 1;

    private final Function<Location, Storage> stores;
    private final ReadAhead readAhead;
    private final Visitor visitor;
    private final Sources sources;
    private final int window;

    /** Says what lies in a directory of the source. */
    private interface Sources {
        ReadAhead.Handle prepare(String path, Entry directory);
    }

    /**
     * A walk.
     *
     * @param stores gives the store of a location
     */
    Walk(Function<Location, Storage> stores, ReadAhead readAhead, Visitor visitor) {
        this.stores = stores;
        this.readAhead = readAhead;
        this.visitor = visitor;
        this.sources = (path, directory) -> prepare(directory.location());
        this.window = WINDOW;
    }

    /** A walk through what somebody else has listed. Its tree is read in order, and so nothing of it ahead. */
    Walk(Function<Location, Storage> stores, ReadAhead readAhead, Visitor visitor, ListedTree tree) {
        this.stores = stores;
        this.readAhead = readAhead;
        this.visitor = visitor;
        this.sources = (path, directory) -> ReadAhead.later(() -> tree.below(path));
        this.window = ONE_BY_ONE;
    }

    /** Visits a pair and all that lies below it. Blocks. */
    void visit(Pair root) {
        visit(prepare(root));
    }

    /**
     * Visits a directory in which the contents of several others meet, and files under their own names, and all that lies below it. Blocks.
     *
     * @param there the directory, if it is there already
     */
    void visitMerged(String path, List<Entry> sources, Vetoes vetoes, Optional<Entry> there) {
        Pair root = new Pair(path, Optional.of(sources.get(0)), there);
        ReadAhead.Handle left = prepareMerged(() -> Listing.ofContents(stores, sources, vetoes), vetoes);
        visit(new Step(root, there.isPresent() ? Descent.BOTH : Descent.SOURCE, left, prepareTarget(there)));
    }

    /** A filter is asked by one thread, that which visits. */
    private ReadAhead.Handle prepareMerged(Supplier<Listing> begin, Vetoes vetoes) {
        return vetoes.filter().isPresent() ? readAhead.prepareInPlace(begin) : readAhead.prepare(begin);
    }

    private ReadAhead.Handle prepareTarget(Optional<Entry> directory) {
        return directory.map(Entry::location).map(this::prepare).orElseGet(ReadAhead::nothing);
    }

    private ReadAhead.Handle prepare(Location directory) {
        return readAhead.prepare(() -> Listing.of(stores.apply(directory), directory));
    }

    private void visit(Step step) {
        visitor.visit(step.pair);
        if (step.descent == Descent.NONE) {
            return;
        }
        try (ReadAhead.Handle left = step.left;
                ReadAhead.Handle right = step.right) {
            visitBelow(step.pair, left.listing(), right.listing());
        } catch (Unlisted e) {
            visitor.unlisted(step.pair, e.cause);
        }
        visitor.leave(step.pair);
    }

    private void visitBelow(Pair parent, Listing left, Listing right) {
        Window window = new Window(parent, left, right);
        try {
            while (window.fill()) {
                visit(window.steps.remove());
            }
        } finally {
            window.steps.forEach(Step::close);
        }
    }

    /** The next entries of a directory. A failure to list must not look like a failure of what the visitor does with the entries. */
    private final class Window {
        private final Deque<Step> steps = new ArrayDeque<>();
        private final Pair parent;
        private final Listing left;
        private final Listing right;
        private Optional<PortageException> failure = Optional.empty();

        Window(Pair parent, Listing left, Listing right) {
            this.parent = parent;
            this.left = left;
            this.right = right;
        }

        /** Whether there is a next entry; what could be listed comes before the failure. */
        boolean fill() {
            if (steps.size() <= window / 2 && failure.isEmpty()) {
                fetch();
            }
            if (steps.isEmpty()) {
                failure.ifPresent(cause -> {
                    throw new Unlisted(cause);
                });
            }
            return !steps.isEmpty();
        }

        private void fetch() {
            try {
                Optional<Pair> next = merge(parent, left, right);
                while (next.isPresent()) {
                    steps.add(prepare(next.get()));
                    next = steps.size() < window ? merge(parent, left, right) : Optional.empty();
                }
            } catch (PortageException e) {
                failure = Optional.of(e);
            }
        }
    }

    private static Optional<Pair> merge(Pair parent, Listing left, Listing right) {
        Optional<Child> a = left.peek();
        Optional<Child> b = right.peek();
        if (a.isEmpty() && b.isEmpty()) {
            return Optional.empty();
        }
        int order = a.isEmpty()
                ? 1
                : b.isEmpty()
                        ? -1
                        : NameOrder.NAMES.compare(a.get().name(), b.get().name());
        Optional<Child> first = order <= 0 ? Optional.of(left.take()) : Optional.empty();
        Optional<Child> second = order >= 0 ? Optional.of(right.take()) : Optional.empty();
        String name = first.or(() -> second).orElseThrow().name();
        String path = parent.path().isEmpty() ? name : parent.path() + "/" + name;
        return Optional.of(new Pair(path, first.map(Child::entry), second.map(Child::entry)));
    }

    private Step prepare(Pair pair) {
        Descent descent = visitor.descent(pair);
        boolean left = descent == Descent.SOURCE || descent == Descent.BOTH;
        boolean right = descent == Descent.TARGET || descent == Descent.BOTH;
        return new Step(
                pair,
                descent,
                pair.source()
                        .filter(source -> left)
                        .map(source -> sources.prepare(pair.path(), source))
                        .orElseGet(ReadAhead::nothing),
                prepareTarget(pair.target().filter(target -> right)));
    }

    private record Step(Pair pair, Descent descent, ReadAhead.Handle left, ReadAhead.Handle right) {
        void close() {
            left.close();
            right.close();
        }
    }

    /** Carries a listing's failure past the visits above it. */
    static final class Unlisted extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final PortageException cause;

        Unlisted(PortageException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
