package dev.portage.distcp;

import dev.portage.api.config.CopyOptions;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.TreeRenaming;
import dev.portage.core.CopyRequest;
import dev.portage.core.Stores;
import dev.portage.core.journal.JobIdentity;
import dev.portage.core.journal.Jobs;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.SourceListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.tools.DistCpOptions;

/** Looks at the stores, and makes of an invocation a request to Portage. Changes nothing. */
record Preparation(Invocation invocation, Stores stores, Jobs jobs) {
    static final String VERB = "distcp";
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
        boolean isListed = OwnListing.isAskedFor(invocation) && !options().shouldUseSnapshotDiff();
        return isListed ? listed(paths) : found(paths);
    }

    private Prepared found(HadoopPaths paths) {
        Sources sources = Sources.of(sources(paths));
        Location target = resolved(paths.locate(options().getTargetPath()));
        Requirements.requireBothRaw(sources.named(), target);
        return options().shouldUseSnapshotDiff()
                ? new SnapshotPreparation(invocation, stores, jobs).prepare(sources.entries(), target)
                : copy(paths, sources, target, stores.of(target).find(target));
    }

    /** What a user's own class lists. */
    private Prepared listed(HadoopPaths paths) {
        Location target = resolved(paths.locate(options().getTargetPath()));
        Path file = options().getSourceFileListing();
        List<Location> named = (file == null ? options().getSourcePaths() : List.of(file))
                .stream().map(paths::locate).toList();
        Requirements.requireBothRaw(file == null ? named : List.of(), target);
        Optional<Entry> there = stores.of(target).find(target);
        SourceListing listing = OwnListing.build(invocation, there);
        try {
            return copy(paths, survey(named, listing, target), target, there);
        } catch (RuntimeException e) {
            listing.close();
            throw e;
        }
    }

    private static void refuseDeleting(Location source, Location target) {
        throw Refusal.ofInput(
                "the source " + source + " lies inside the target " + target + ", and -delete would delete it");
    }

    private Sources survey(List<Location> named, SourceListing listing, Location target) {
        ListingSurvey survey = ListingSurvey.of(listing, target);
        if (options().shouldDeleteMissing()) {
            survey.inTarget().ifPresent(source -> refuseDeleting(source, target));
        }
        Optional<Entry> file = survey.file().map(entry -> stores.of(entry.location())
                .find(entry.location())
                .orElseThrow(() -> HadoopPaths.missing(entry.location())));
        SourceListing copied = options().getLogPath() == null ? listing : new ListedOrigins(listing);
        return new Sources(named, survey.examples(), file, Optional.of(copied));
    }

    private Prepared copy(HadoopPaths paths, Sources sources, Location target, Optional<Entry> there) {
        boolean replacing = sources.replace(there);
        Translation translation = new Translation(invocation);
        CopyOptions copyOptions =
                Requirements.isRaw(target) ? translation.rawOptions(replacing) : translation.copyOptions(replacing);
        Requirements requirements = new Requirements(invocation, stores);
        requirements.requireCapabilities(target);
        requirements.requireAttributes(copyOptions.preserved(), target, sources.entries());
        Optional<Location> commit = options().shouldAtomicCommit() ? Optional.of(target) : Optional.empty();
        commit.ifPresent(place -> Requirements.requireNothing(place, there));
        Location written = commit.isPresent() ? workPlace(paths, sources.named(), target, copyOptions) : target;
        Layout layout = layout(sources, written, there, copyOptions);
        if (options().shouldDeleteMissing()) {
            layout.sourceInsideTarget().ifPresent(source -> refuseDeleting(source, target));
        }
        CopyRequest request = translation.cut(
                new CopyRequest(VERB, opened -> layout, copyOptions, translation.limits(), CopyRequest.PATIENCE));
        return new Prepared(request, layout, identity(layout, copyOptions).id(), commit, Optional.empty());
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

    /** The same for the same command, so that it goes on there after it was killed. */
    private Location workPlace(HadoopPaths paths, List<Location> named, Location target, CopyOptions options) {
        Storage store = stores.of(target);
        if (store.capability(TreeRenaming.class).isEmpty()) {
            throw Refusal.ofArguments(
                    "-atomic needs a store that renames a directory at once, which that of " + target + " does not");
        }
        Path chosen = options().getAtomicWorkPath();
        Location directory = chosen == null ? target.parent().orElse(target) : resolved(paths.locate(chosen));
        if (stores.of(directory) != store) {
            throw Refusal.ofStore(
                    "Work path " + directory + " and target path " + target + " are in different file system");
        }
        String id = new JobIdentity(VERB, named, target, options).id();
        return directory.resolve(WORK + target.name() + id);
    }

    private Layout layout(Sources sources, Location target, Optional<Entry> there, CopyOptions options) {
        if (sources.listing().isPresent()) {
            return sources.listed(target, there);
        }
        requireRoot(sources);
        PathMapping mapping = new PathMapping(
                options().shouldSyncFolder() || options().shouldOverwrite()
                        ? PathMapping.Merging.YES
                        : PathMapping.Merging.NO,
                options().shouldDeleteMissing() ? PathMapping.Extras.DELETED : PathMapping.Extras.KEPT,
                options().shouldUpdateRoot() ? PathMapping.Root.UPDATED : PathMapping.Root.LEFT_ALONE,
                options.sourceFilter());
        Layout flat = mapping.layout(stores, sources.entries(), target, there, PathMapping.Nesting.NONE);
        if (there.isEmpty() || new EarlierRun(jobs).isUnfinished(identity(flat, options))) {
            return flat;
        }
        Layout nested = mapping.layout(stores, sources.entries(), target, there, PathMapping.Nesting.INTO_TARGET);
        if (invocation.arguments().isStrict() && !nested.base().equals(flat.base())) {
            throw Refusal.ofInput("the target " + target + " exists, so that the source would become " + nested.base()
                    + "; give -update to copy its contents, or name that as the target");
        }
        return nested;
    }

    /** Of several sources, none gives the target its attributes. */
    private void requireRoot(Sources sources) {
        if (invocation.arguments().isStrict()
                && options().shouldUpdateRoot()
                && sources.entries().size() > 1) {
            throw Refusal.ofArguments("-updateRoot has no effect with several sources");
        }
    }

    private static JobIdentity identity(Layout layout, CopyOptions options) {
        return new JobIdentity(VERB, layout.sources(), layout.target(), options);
    }
}
