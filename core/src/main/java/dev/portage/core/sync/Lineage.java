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
import java.util.regex.Pattern;

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
    private final Label label;
    private final Clock clock;

    /**
     * What the snapshots are named after.
     *
     * @param name letters, digits, {@code .}, {@code _} and {@code -}
     * @param meaning tells what being the same means, if it does not mean that nothing is left out: letters and digits
     */
    public record Label(String name, Optional<String> meaning) {
        public Label {
            if (!name.matches("[A-Za-z0-9._-]+")) {
                throw new PortageException(
                        ErrorCode.INVALID_ARGUMENT,
                        "'" + name + "' cannot be the name of snapshots: letters, digits, '.', '_' and '-' can");
            }
        }

        private Pattern pattern() {
            return Pattern.compile(Pattern.quote(prefix()) + "\\d{8}-\\d{6}-\\d{3}(-[a-z0-9]+)?");
        }

        private String prefix() {
            return "portage-" + name + "-";
        }

        private String suffix() {
            return meaning.map(text -> "-" + text).orElse("");
        }

        private boolean isMeantBy(String snapshot) {
            return snapshot.substring(prefix().length()).matches("\\d{8}-\\d{6}-\\d{3}" + suffix());
        }
    }

    /**
     * The lineage of two directories.
     *
     * @throws PortageException {@code UNSUPPORTED} if one of the stores keeps no states
     */
    public Lineage(Label label, Location source, Location target, Stores stores, Clock clock) {
        this.ofSource = snapshots(stores, source);
        this.ofTarget = snapshots(stores, target);
        this.source = source;
        this.target = target;
        this.label = label;
        this.clock = clock;
    }

    static Snapshots snapshots(Stores stores, Location directory) {
        return stores.of(directory)
                .capability(Snapshots.class)
                .orElseThrow(() -> new PortageException(
                        ErrorCode.UNSUPPORTED, "the store of " + directory + " keeps no snapshots"));
    }

    private List<String> names(Snapshots snapshots, Location directory) {
        Pattern pattern = label.pattern();
        return snapshots.names(directory).stream()
                .filter(name -> pattern.matcher(name).matches())
                .toList();
    }

    private static Optional<String> last(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
    }

    /**
     * The last state in which both were the same.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if being the same meant something else then
     */
    public Optional<String> common() {
        List<String> there = names(ofTarget, target);
        Optional<String> common =
                last(names(ofSource, source).stream().filter(there::contains).toList());
        common.filter(name -> !label.isMeantBy(name)).ifPresent(name -> {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "what was copied under the label '" + label.name()
                            + "' was copied with other filters, or with another"
                            + " --preserve; give the same again, or choose another label");
        });
        return common;
    }

    /** The state of the source that a run has begun to carry over, without coming to its end. */
    public Optional<String> begun() {
        Optional<String> newest =
                last(names(ofSource, source).stream().filter(label::isMeantBy).toList());
        return common().equals(newest) ? Optional.empty() : newest;
    }

    /** The state of the source that is carried over next: that of a run which has not come to its end, or the present one, which is kept now. */
    public String next() {
        return begun().orElseGet(() -> {
            String name = label.prefix() + TIME.format(clock.instant()) + label.suffix();
            ofSource.create(source, name);
            return name;
        });
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
}
