package dev.portage.core.sync;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Snapshots;
import dev.portage.core.Stores;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots that Portage itself takes of a source and its target under one label: {@code portage-LABEL-TIME}, so that names sort by age. A
 * state that both sides have is one in which they were the same.
 */
public final class Lineage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Snapshots ofSource;
    private final Snapshots ofTarget;
    private final Location source;
    private final Location target;
    private final String prefix;
    private final Clock clock;

    /**
     * The lineage of two directories.
     *
     * @param label letters, digits, {@code .}, {@code _} and {@code -}
     * @throws PortageException {@code UNSUPPORTED} if one of the stores keeps no states, {@code INVALID_ARGUMENT} for a label that cannot be
     */
    public Lineage(String label, Location source, Location target, Stores stores, Clock clock) {
        if (!label.matches("[A-Za-z0-9._-]+")) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "'" + label + "' cannot be the name of snapshots: letters, digits, '.', '_' and '-' can");
        }
        this.ofSource = snapshots(stores, source);
        this.ofTarget = snapshots(stores, target);
        this.source = source;
        this.target = target;
        this.prefix = "portage-" + label + "-";
        this.clock = clock;
    }

    private static Snapshots snapshots(Stores stores, Location directory) {
        return stores.of(directory)
                .capability(Snapshots.class)
                .orElseThrow(() -> new PortageException(
                        ErrorCode.UNSUPPORTED, "the store of " + directory + " keeps no snapshots"));
    }

    private List<String> names(Snapshots snapshots, Location directory) {
        return snapshots.names(directory).stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private static Optional<String> last(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
    }

    /** The last state in which both were the same. */
    public Optional<String> common() {
        List<String> there = names(ofTarget, target);
        return last(names(ofSource, source).stream().filter(there::contains).toList());
    }

    /** The state of the source that is carried over next: that of a run which has not come to its end, or the present one, which is kept now. */
    public String next() {
        Optional<String> begun = last(names(ofSource, source));
        if (begun.isPresent() && !common().equals(begun)) {
            return begun.get();
        }
        String name = prefix + TIME.format(clock.instant());
        ofSource.create(source, name);
        return name;
    }

    /** Keeps the state of the target under the name of that of the source, which it is now, and lets go of all older ones. */
    public void arrived(String name) {
        if (!names(ofTarget, target).contains(name)) {
            ofTarget.create(target, name);
        }
        forget(ofSource, source, name);
        forget(ofTarget, target, name);
    }

    private void forget(Snapshots snapshots, Location directory, String kept) {
        names(snapshots, directory).stream()
                .filter(name -> !name.equals(kept))
                .forEach(name -> snapshots.delete(directory, name));
    }

    /** Where a state of the source is read. */
    public Location state(String name) {
        return ofSource.state(source, name);
    }
}
