package dev.portage.distcp;

import dev.portage.api.PortageException;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.TreeRenaming;
import dev.portage.core.CopyRequest;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobIdentity;
import dev.portage.core.journal.JobLock;
import dev.portage.core.journal.Jobs;
import dev.portage.core.plan.Layout;
import dev.portage.core.report.JobState;
import dev.portage.core.sync.Ends;
import dev.portage.core.sync.SnapshotPlan;
import dev.portage.core.sync.SnapshotSync;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.tools.DistCpConstants;
import org.apache.hadoop.tools.DistCpOptions;

/** Looks at the stores, and makes of an invocation a request to Portage. Changes nothing. */
record Preparation(Invocation invocation, Stores stores, Jobs jobs) {
    private static final String VERB = "distcp";
    private static final String RAW = DistCpConstants.HDFS_RESERVED_RAW_DIRECTORY_NAME;
    private static final String WORK = "._WIP_";

    private DistCpOptions options() {
        return invocation.options();
    }

    /**
     * The request.
     *
     * @throws Refusal for what DistCp refuses
     */
    Prepared prepare() {
        HadoopPaths paths = new HadoopPaths(invocation.configuration());
        List<Entry> sources = sources(paths);
        Location target = resolved(paths.locate(options().getTargetPath()));
        sources.forEach(source -> requireBothRaw(source.location(), target));
        return options().shouldUseSnapshotDiff() ? synchronised(sources, target) : copy(paths, sources, target);
    }

    private Prepared synchronised(List<Entry> sources, Location target) {
        try {
            return synchronisation(sources, target);
        } catch (PortageException e) {
            throw switch (e.code()) {
                case NOT_FOUND -> Refusal.ofInput("Input snapshot is not found: " + e.getMessage());
                case UNSUPPORTED ->
                    Refusal.ofInput("at least one file system does not support snapshot: " + e.getMessage());
                case DIVERGED ->
                    Refusal.ofSync("The target has been modified since snapshot "
                            + options().getFromSnapshot() + ": " + e.getMessage());
                case INVALID_ARGUMENT -> Refusal.ofSync(e.getMessage());
                default -> e;
            };
        }
    }

    private Prepared synchronisation(List<Entry> sources, Location target) {
        if (sources.size() != 1) {
            throw Refusal.ofSync(sources.size() + " source paths are provided");
        }
        Ends ends = ends(sources.get(0).location(), target);
        ends.requireStates(stores);
        Translation translation = new Translation(invocation);
        Location state = ends.state(stores);
        CopyOptions copyOptions = translation.syncOptions(state);
        requireAttributes(copyOptions.preserved(), target, sources);
        List<Location> named = ends.named(stores);
        String job = new JobIdentity(VERB, named, target, copyOptions).id();
        JobLock lock = jobs.folder(job).lock();
        try {
            SnapshotSync sync = new SnapshotSync(ends, stores, lock.folder());
            SnapshotPlan plan = sync.plan(new SnapshotScope(copyOptions.sourceFilter(), state));
            Layout layout = sync.layout(named, plan);
            CopyRequest request =
                    new CopyRequest(VERB, opened -> layout, copyOptions, translation.limits(), CopyRequest.PATIENCE);
            return new Prepared(
                    request, layout, job, Optional.empty(), Optional.of(new Prepared.PlannedSync(sync, plan, lock)));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Ends ends(Location source, Location target) {
        String from = options().getFromSnapshot();
        String to = options().getToSnapshot();
        return options().shouldUseDiff() ? Ends.forth(source, target, from, to) : Ends.back(source, target, from, to);
    }

    private Prepared copy(HadoopPaths paths, List<Entry> sources, Location target) {
        Optional<Entry> there = stores.of(target).find(target);
        boolean replacing = sources.size() == 1
                && sources.get(0).isFile()
                && there.map(Entry::isFile).orElse(false);
        Translation translation = new Translation(invocation);
        CopyOptions copyOptions =
                isRaw(target) ? translation.rawOptions(replacing) : translation.copyOptions(replacing);
        requireAttributes(copyOptions.preserved(), target, sources);
        Optional<Location> commit = options().shouldAtomicCommit() ? Optional.of(target) : Optional.empty();
        commit.ifPresent(place -> requireNothing(place, there));
        Location written = commit.isPresent() ? workPlace(paths, sources, target, copyOptions) : target;
        Layout layout = layout(sources, written, there, copyOptions);
        CopyRequest request =
                new CopyRequest(VERB, opened -> layout, copyOptions, translation.limits(), CopyRequest.PATIENCE);
        return new Prepared(request, layout, identity(layout, copyOptions).id(), commit, Optional.empty());
    }

    /** Below {@code /.reserved/raw} lies what is kept encrypted as it is kept; elsewhere it would be taken for the content. */
    private static void requireBothRaw(Location source, Location target) {
        if (isRaw(source) != isRaw(target)) {
            String one = isRaw(source) ? "source path '" + source : "target path '" + target;
            String other = isRaw(source) ? "target path '" + target : "source path '" + source;
            throw Refusal.ofInput("The " + one + "' starts with " + RAW + " but the " + other
                    + "' does not. Either all or none of the paths must have this prefix.");
        }
    }

    private static boolean isRaw(Location location) {
        return location.path().equals(RAW) || location.path().startsWith(RAW + "/");
    }

    private Location resolved(Location location) {
        return stores.of(location).resolve(location);
    }

    private List<Entry> sources(HadoopPaths paths) {
        Path listing = options().getSourceFileListing();
        List<Path> named = listing == null ? options().getSourcePaths() : paths.readListing(listing);
        List<Entry> sources = new ArrayList<>();
        for (Location location : paths.expand(named)) {
            Storage store = stores.of(location);
            sources.add(store.find(store.resolve(location)).orElseThrow(() -> HadoopPaths.missing(location)));
        }
        return sources;
    }

    private static void requireNothing(Location target, Optional<Entry> there) {
        if (there.isPresent()) {
            throw Refusal.ofInput("Target path for atomic-commit already exists: " + target
                    + ". Cannot atomic-commit to pre-existing target-path.");
        }
    }

    /** The same for the same command, so that it goes on there after it was killed. */
    private Location workPlace(HadoopPaths paths, List<Entry> sources, Location target, CopyOptions options) {
        Storage store = stores.of(target);
        if (store.capability(TreeRenaming.class).isEmpty()) {
            throw Refusal.ofArguments(
                    "-atomic needs a store that renames a directory at once, which that of " + target + " does not");
        }
        Path chosen = options().getAtomicWorkPath();
        Location directory = chosen == null ? target.parent().orElse(target) : resolved(paths.locate(chosen));
        if (stores.of(directory) != store) {
            throw Refusal.ofArguments(
                    "Work path " + directory + " and target path " + target + " are in different file system");
        }
        List<Location> named = sources.stream().map(Entry::location).toList();
        String id = new JobIdentity(VERB, named, target, options).id();
        return directory.resolve(WORK + target.name() + id);
    }

    private Layout layout(List<Entry> sources, Location target, Optional<Entry> there, CopyOptions options) {
        PathMapping mapping = new PathMapping(
                options().shouldSyncFolder() || options().shouldOverwrite()
                        ? PathMapping.Merging.YES
                        : PathMapping.Merging.NO,
                options().shouldUpdateRoot() ? PathMapping.Root.UPDATED : PathMapping.Root.LEFT_ALONE);
        Layout flat = mapping.layout(stores, sources, target, there, PathMapping.Nesting.NONE);
        if (there.isEmpty() || isUnfinished(flat, options)) {
            return flat;
        }
        Layout nested = mapping.layout(stores, sources, target, there, PathMapping.Nesting.INTO_TARGET);
        if (invocation.arguments().isStrict() && !nested.base().equals(flat.base())) {
            throw Refusal.ofInput("the target " + target + " exists, so that the source would become " + nested.base()
                    + "; give -update to copy its contents, or name that as the target");
        }
        return nested;
    }

    /** A target that an earlier run of this command has made, and not finished, is not one that was there before. */
    private boolean isUnfinished(Layout layout, CopyOptions options) {
        return jobs.folder(identity(layout, options).id())
                .info()
                .filter(job -> job.state() != JobState.DONE)
                .isPresent();
    }

    private static JobIdentity identity(Layout layout, CopyOptions options) {
        return new JobIdentity(VERB, layout.sources(), layout.target(), options);
    }

    private void requireAttributes(Set<Attribute> wanted, Location target, List<Entry> sources) {
        List<Location> places = new ArrayList<>(List.of(target));
        sources.forEach(source -> places.add(source.location()));
        for (Location place : places) {
            Set<Attribute> supported = stores.of(place)
                    .capability(AttributeAccess.class)
                    .map(access -> access.supported(place))
                    .orElse(Set.of());
            if (wanted.contains(Attribute.ACL) && !supported.contains(Attribute.ACL)) {
                throw Refusal.ofAcls(place + " keeps none; leave out -pa");
            }
            if (wanted.contains(Attribute.XATTR) && !supported.contains(Attribute.XATTR)) {
                throw Refusal.ofExtendedAttributes(place + " keeps none; leave out -px");
            }
        }
    }
}
