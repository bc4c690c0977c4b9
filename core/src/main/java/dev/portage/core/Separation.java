package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Storage;
import dev.portage.core.plan.Layout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes sure that a job does not write into what it reads, nor delete it, also where one place has two addresses: servers have several names and
 * protocols, and directories are mounted twice. Two directories of one identity are suspected, since identities are unique only within a
 * store; what is written at the one and seen at the other convicts them. Used by one thread, before anything else is written.
 *
 * @param attempt names a temporary file that nobody else uses
 */
record Separation(Stores stores, Layout layout, String attempt) {

    /**
     * Looks at the directories on the way to the target.
     *
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT} if a source lies where something is written
     */
    void requireTargetOutsideSources() {
        List<Entry> onTheWay = ancestry(layout.base()).toList();
        directories().forEach(source -> onTheWay.stream()
                .filter(above -> isSuspect(source, above))
                .findFirst()
                .filter(above -> isSame(source.location(), above.location(), onTheWay.get(0)))
                .ifPresent(above -> {
                    throw refusal(
                            above.location().equals(layout.base())
                                    ? "source and target are the same: " + source.location() + " is another address of "
                                            + layout.base()
                                    : "the target " + layout.base() + " lies inside the source " + source.location()
                                            + ", which is another address of " + above.location());
                }));
    }

    /**
     * Looks at the directories on the way to the sources.
     *
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT} if a source lies in the target, where it would be deleted
     */
    void requireSourcesOutsideTarget() {
        Optional<Entry> base = stores.of(layout.base()).find(layout.base());
        base.filter(Entry::isDirectory).ifPresent(target -> sourcesAndAbove()
                .filter(above -> isSuspect(above, target))
                .filter(above -> isSame(above.location(), target.location(), target))
                .findFirst()
                .ifPresent(above -> {
                    throw refusal("a source lies inside the target " + layout.base() + ", which is another address of "
                            + above.location() + ", and would be deleted");
                }));
    }

    private static PortageException refusal(String message) {
        return new PortageException(ErrorCode.INVALID_ARGUMENT, message);
    }

    private Stream<Entry> directories() {
        return layout.entries().filter(Entry::isDirectory);
    }

    /** All sources, and what lies above them; of many in one directory, that is looked at once. */
    private Stream<Entry> sourcesAndAbove() {
        Stream<Entry> above = layout.entries()
                .flatMap(source -> source.location().parent().stream())
                .distinct()
                .flatMap(Location::ancestry)
                .distinct()
                .flatMap(place -> stores.of(place).find(place).stream());
        return Stream.concat(layout.entries(), above);
    }

    /** What lies at a place and above it, the nearest first. */
    private Stream<Entry> ancestry(Location place) {
        return place.ancestry().flatMap(above -> stores.of(above).find(above).stream());
    }

    /** The same address was looked at when the command was understood. */
    private static boolean isSuspect(Entry source, Entry target) {
        return target.isDirectory()
                && source.isDirectory()
                && source.identity().isPresent()
                && source.identity().equals(target.identity())
                && !source.location().equals(target.location());
    }

    /**
     * Whether two addresses lead to one directory.
     *
     * @param written a directory at or below {@code target}, in which something is written for a moment
     */
    private boolean isSame(Location source, Location target, Entry written) {
        Storage store = stores.of(target);
        StagedFile mark;
        StagingRequest request = new StagingRequest(written.location().resolve(attempt), attempt, 0, Attributes.NONE);
        try (StagedOutput output = store.staging().create(request)) {
            mark = output.finish();
        }
        try {
            Optional<Location> place =
                    store.staging().find(mark).map(Entry::location).filter(target::contains);
            return place.map(target::relativize)
                    .flatMap(below -> stores.of(source).find(source.resolve(below)))
                    .isPresent();
        } finally {
            store.staging().discard(mark);
        }
    }
}
