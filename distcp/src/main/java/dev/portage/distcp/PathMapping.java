package dev.portage.distcp;

import dev.portage.api.config.SourceFilter;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.Stores;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where DistCp puts what.
 *
 * <ul>
 *   <li>One file: to the target's name, or into the target if that is a directory.
 *   <li>One directory: its contents become the target's; but if the target exists, and neither {@code -update} nor {@code -overwrite} is given,
 *       the directory goes into the target.
 *   <li>Several sources: each into the target; with {@code -update} or {@code -overwrite} the contents of directories meet there.
 * </ul>
 *
 * @param merging whether {@code -update} or {@code -overwrite} is given
 * @param extras what becomes of what only the target has
 * @param root what becomes of the attributes of a directory whose contents are copied
 * @param filter of what takes part: what does not, is no duplicate
 */
record PathMapping(Merging merging, Extras extras, Root root, Optional<SourceFilter> filter) {
    /** What the contents of directories do. */
    enum Merging {
        /** They stay in a directory of that name. */
        NO,
        /** They go to the target itself. */
        YES
    }

    /** What becomes of what a file that is copied alone finds in its directory. */
    enum Extras {
        KEPT,
        DELETED
    }

    /** Whether the target gets the attributes of the directory whose contents it gets. */
    enum Root {
        LEFT_ALONE,
        UPDATED
    }

    /** Where a copy without {@code -update} or {@code -overwrite} of one directory goes. */
    enum Nesting {
        /** To the target itself, which is made for it. */
        NONE,
        /** Into the target, which was there before. */
        INTO_TARGET
    }

    /**
     * The layout of a copy.
     *
     * @param there what lies at the target
     * @param nesting asked where the question arises
     * @throws Refusal if the sources do not fit the target
     */
    Layout layout(Stores stores, List<Entry> sources, Location target, Optional<Entry> there, Nesting nesting) {
        List<Location> named = sources.stream().map(Entry::location).toList();
        requireFits(sources, target, there);
        boolean isDirectory = there.map(Entry::isDirectory).orElse(target.isRoot());
        Entry first = sources.get(0);
        if (sources.size() > 1) {
            return new Layout(named, target, target, several(sources, target)).checked(stores, filter);
        } else if (first.isFile() && !isDirectory) {
            return new Layout(named, target, target.parent().orElseThrow(), List.of(Route.of(target.name(), first)))
                    .checked(stores, filter);
        }
        boolean nests = nesting == Nesting.INTO_TARGET
                && merging == Merging.NO
                && first.isDirectory()
                && !first.location().isRoot();
        Location base = nests ? target.resolve(first.name()) : target;
        return new Layout(named, base, base, List.of(withoutTarget(stores, single(first), base)))
                .checked(stores, filter);
    }

    /** A directory may be copied into one below it: what is made and written there is not read again. */
    private static Route withoutTarget(Stores stores, Route route, Location base) {
        Location source = route.sources().get(0).location();
        if (source.equals(base) || !source.contains(base)) {
            return route;
        }
        Set<String> written = new HashSet<>(Set.of(source.relativize(base)));
        Optional<Location> above = base.parent();
        while (above.isPresent()
                && !above.get().equals(source)
                && stores.of(base).find(above.get()).isEmpty()) {
            written.add(source.relativize(above.get()));
            above = above.get().parent();
        }
        return route.without(written);
    }

    private Route single(Entry source) {
        if (source.isFile()) {
            return extras == Extras.DELETED ? Route.merging("", List.of(source)) : Route.of(source.name(), source);
        }
        return merging == Merging.YES && root == Root.LEFT_ALONE
                ? Route.merging("", List.of(source))
                : Route.of("", source);
    }

    private List<Route> several(List<Entry> sources, Location target) {
        if (merging == Merging.YES) {
            requireOneRoot(sources);
            return List.of(Route.merging("", sources));
        }
        Map<String, Entry> byName = new HashMap<>();
        for (Entry source : sources) {
            if (source.location().isRoot()) {
                throw Refusal.ofInput(
                        source.location() + " has no name in " + target + "; copy it in a command of its own");
            }
            Entry other = byName.putIfAbsent(source.name(), source);
            if (other != null) {
                throw Refusal.ofDuplicates(
                        "File " + other.location() + " and " + source.location() + " would cause duplicates. Aborting");
            }
        }
        return sources.stream().map(source -> Route.of(source.name(), source)).toList();
    }

    /** The target can have the attributes of one directory. */
    private void requireOneRoot(List<Entry> sources) {
        List<Entry> directories =
                sources.stream().filter(Entry::isDirectory).limit(2).toList();
        if (root == Root.UPDATED && directories.size() > 1) {
            throw Refusal.ofDuplicates("-updateRoot would give the target the attributes of "
                    + directories.get(0).location() + " and of "
                    + directories.get(1).location() + "; leave it out");
        }
    }

    private static void requireFits(List<Entry> sources, Location target, Optional<Entry> there) {
        boolean toFile = there.map(entry -> !entry.isDirectory()).orElse(false);
        if (toFile && sources.size() > 1) {
            throw Refusal.ofInput("Multiple source being copied to a file: " + target);
        }
        if (toFile && !sources.get(0).isFile()) {
            throw Refusal.ofInput("Cannot copy " + sources.get(0).location() + ", which is not a file to " + target);
        }
    }
}
