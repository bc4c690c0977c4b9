package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.SourceFilter;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.StagingName;
import dev.portage.api.storage.Storage;
import dev.portage.core.Stores;
import dev.portage.core.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which source goes where. One source directory: its contents become the target's contents. One file: to the target's name, or into the target
 * if that is a directory. Several sources, or a pattern: each under its own name into the target.
 *
 * @param sources as named by the user, resolved
 * @param target as named by the user, resolved
 * @param base the directory below which all paths of the job lie
 * @param routes in the order of their paths
 */
public record Layout(List<Location> sources, Location target, Location base, List<Route> routes) {
    public Layout {
        sources = List.copyOf(sources);
        routes = List.copyOf(routes);
    }

    /**
     * Finds out what lies where, and refuses what cannot be meant.
     *
     * @param sources addresses or patterns, at least one
     * @param target an address; with {@code /} at its end it is meant as a directory
     * @throws PortageException {@code NOT_FOUND} for a missing source, {@code WRONG_KIND} for a file where a directory is needed, {@code
     *     DUPLICATE} for sources that collide, {@code INVALID_ARGUMENT} for trees that lie in each other
     */
    public static Layout of(Stores stores, List<String> sources, String target) {
        Storage targetStore = stores.of(Location.parse(target));
        Location to = targetStore.resolve(Location.parse(target));
        Optional<Entry> there = targetStore.find(to);
        List<Location> named = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        boolean pattern = false;
        for (String source : sources) {
            Location address = Location.parse(source);
            Storage store = stores.of(address);
            Location resolved = store.resolve(address);
            named.add(resolved);
            Optional<Entry> entry = store.find(resolved);
            if (entry.isEmpty() && Globbing.isPattern(resolved)) {
                pattern = true;
                entries.addAll(Globbing.expand(store, resolved));
            } else {
                entries.add(entry.orElseThrow(
                        () -> new PortageException(ErrorCode.NOT_FOUND, "the source " + resolved + " does not exist")));
                entry.filter(found -> source.endsWith("/")).ifPresent(Layout::requireDirectory);
            }
        }
        entries.forEach(Layout::requireCopyable);
        there.ifPresent(Layout::requireReplaceable);
        boolean intoDirectory = target.endsWith("/");
        Layout layout = pattern || entries.size() > 1
                ? ofMany(named, entries, to, there)
                : ofOne(named, entries.get(0), to, there, intoDirectory);
        layout.checked(stores);
        if (there.isEmpty()) {
            layout.requireDirectoryAbove(targetStore);
        }
        return layout;
    }

    /** What is missing on the way to the target can only be made below a directory. */
    private void requireDirectoryAbove(Storage store) {
        nearest(store, base).filter(entry -> !entry.isDirectory()).ifPresent(entry -> {
            throw new PortageException(
                    ErrorCode.WRONG_KIND,
                    "the target " + target + " cannot be made, because " + entry.location() + " is not a directory");
        });
    }

    /** What lies at a place or, if there is nothing, at the first one above it where something lies. */
    private static Optional<Entry> nearest(Storage store, Location place) {
        return store.find(place).or(() -> place.parent().flatMap(above -> nearest(store, above)));
    }

    private static void requireCopyable(Entry source) {
        if (source.kind() == EntryKind.OTHER) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND, "the source " + source.location() + " is neither a file nor a directory");
        }
        if (StagingName.isOf(source)) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "the source " + source.location()
                            + " is named like a temporary file of Portage, which is never copied; rename it");
        }
    }

    private static void requireDirectory(Entry source) {
        if (source.isFile()) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND,
                    "the source " + source.location() + "/ is meant as a directory, but is a file");
        }
    }

    private static void requireReplaceable(Entry target) {
        if (target.kind() == EntryKind.OTHER) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND,
                    "the target " + target.location() + " is neither a file nor a directory, but " + Words.OTHER_KINDS);
        }
    }

    private static Layout ofOne(
            List<Location> named, Entry source, Location target, Optional<Entry> there, boolean intoDirectory) {
        boolean toFile = there.map(Entry::isFile).orElse(false);
        if (source.isDirectory()) {
            if (toFile) {
                throw new PortageException(
                        ErrorCode.WRONG_KIND,
                        "the source " + source.location() + " is a directory, but the target " + target + " is a file");
            }
            return new Layout(named, target, target, List.of(Route.of("", source)));
        }
        if (toFile && intoDirectory) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND, "the target " + target + "/ is meant as a directory, but is a file");
        }
        if (intoDirectory || there.map(Entry::isDirectory).orElse(target.isRoot())) {
            return new Layout(named, target, target, List.of(Route.of(source.name(), source)));
        }
        Location directory = target.parent().orElse(target);
        return new Layout(named, target, directory, List.of(Route.of(target.name(), source)));
    }

    private static Layout ofMany(List<Location> named, List<Entry> sources, Location target, Optional<Entry> there) {
        if (there.map(entry -> !entry.isDirectory()).orElse(false)) {
            throw new PortageException(
                    ErrorCode.WRONG_KIND,
                    "several sources go into a directory, but the target " + target + " is a file");
        }
        Map<String, Entry> byName = new HashMap<>();
        for (Entry source : sources) {
            if (source.location().isRoot()) {
                throw new PortageException(
                        ErrorCode.INVALID_ARGUMENT,
                        source.location() + " has no name to be given in the target; copy it in a command of its own");
            }
            Entry other = byName.putIfAbsent(source.name(), source);
            if (other != null && !other.location().equals(source.location())) {
                throw new PortageException(
                        ErrorCode.DUPLICATE,
                        "the sources " + other.location() + " and " + source.location() + " would both become "
                                + target.resolve(source.name()));
            }
        }
        List<Route> routes = byName.values().stream()
                .map(source -> Route.of(source.name(), source))
                .sorted(Comparator.comparing(Route::path, NameOrder.PATHS))
                .toList();
        return new Layout(named, target, target, routes);
    }

    /** The layout, checked as {@link #checked(Stores, Optional)} does where nothing is left out. */
    public Layout checked(Stores stores) {
        return checked(stores, Optional.empty());
    }

    /**
     * The layout, if nothing would be written into what is read, and no two entries to the same place. Lists directories whose contents
     * are to meet, one level deep.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if a source is where something is written, or above it, or inside what another source is
     *     copied to; {@code DUPLICATE} if two sources have an entry of the same name for one place, and the filter takes both
     */
    public Layout checked(Stores stores, Optional<SourceFilter> filter) {
        requireDisjoint(stores);
        routes.stream()
                .filter(route -> route.sources().size() > 1)
                .forEach(route -> requireDistinctNames(stores, route, new Vetoes(stores::of, filter)));
        return this;
    }

    private static void requireDistinctNames(Stores stores, Route route, Vetoes vetoes) {
        try (Listing merged = Listing.ofContents(stores::of, route.sources(), vetoes)) {
            while (merged.peek().isPresent()) {
                merged.take();
            }
        }
    }

    private void requireDisjoint(Stores stores) {
        Map<Location, Route> sources = new LinkedHashMap<>();
        Map<Location, Route> places = new LinkedHashMap<>();
        for (Route route : routes) {
            places.put(base.resolve(route.path()), route);
            route.sources()
                    .forEach(source -> sources.put(stores.of(source.location()).resolve(source.location()), route));
        }
        for (Location place : places.keySet()) {
            Predicate<Location> isRead =
                    source -> sources.containsKey(source) && !leavesOut(sources.get(source), source, place);
            place.ancestry().filter(isRead).findFirst().ifPresent(source -> {
                throw new PortageException(
                        ErrorCode.INVALID_ARGUMENT,
                        source.equals(place)
                                ? "source and target are the same: " + source
                                : "the target " + place + " lies inside the source " + source,
                        "choose another target",
                        null);
            });
        }
        sources.forEach((source, own) -> source.ancestry()
                .filter(place -> places.containsKey(place) && !own.equals(places.get(place)))
                .findFirst()
                .ifPresent(place -> {
                    throw new PortageException(
                            ErrorCode.INVALID_ARGUMENT,
                            "the source " + source + " lies inside " + place + ", which another source is copied to");
                }));
    }

    /** Whether a source is copied without what is written in it. */
    private static boolean leavesOut(Route route, Location source, Location place) {
        String below = source.relativize(place);
        return route.without().contains(route.path().isEmpty() ? below : route.path() + "/" + below);
    }

    /** A source that lies inside its target, where deleting could take it. */
    public Optional<Location> sourceInsideTarget() {
        return routes.stream()
                .flatMap(route -> route.sources().stream()
                        .map(Entry::location)
                        .filter(source -> base.resolve(route.path()).contains(source)))
                .findFirst();
    }

    /** The sources of all routes. */
    public Stream<Entry> entries() {
        return routes.stream().flatMap(route -> route.sources().stream());
    }
}
