package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Existing;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagingName;
import dev.portage.core.Words;
import dev.portage.core.journal.JournalRecord;
import dev.portage.core.journal.ProvenFile;
import dev.portage.core.plan.CopyPolicy.Trust;
import dev.portage.core.task.Action;
import dev.portage.core.task.DirectoryAttributes;
import dev.portage.core.task.Outcome;
import java.util.Optional;
import java.util.Set;

/** Turns what the walk of one source sees into actions and outcomes. Used by the planning thread. */
final class CopyPlanner implements Visitor {
    private final Route route;
    private final PlanContext context;
    private final PlanSink sink;
    private final Selection selection;

    CopyPlanner(Route route, PlanContext context, PlanSink sink) {
        this.route = route;
        this.context = context;
        this.sink = sink;
        this.selection = new Selection(context.options().filters());
    }

    @Override
    public Descent descent(Pair pair) {
        if (isLeftOut(pair) || isStaging(pair)) {
            return Descent.NONE;
        }
        if (pair.isSourceDirectory()) {
            return pair.target()
                    .map(target -> isOwnDirectory(target) ? Descent.BOTH : Descent.NONE)
                    .orElse(Descent.SOURCE);
        }
        boolean deletes = pair.source().isEmpty() && context.extras().isPresent();
        return deletes && pair.target().map(this::isOwnDirectory).orElse(false) ? Descent.TARGET : Descent.NONE;
    }

    /** A directory that is really there, and not a link to one elsewhere. */
    private boolean isOwnDirectory(Entry target) {
        return target.isDirectory() && context.isItself(target.location());
    }

    @Override
    public void visit(Pair pair) {
        context.stop().check();
        try {
            decide(pair);
        } catch (PortageException e) {
            switch (e.code()) {
                case INTERRUPTED, JOURNAL -> throw e;
                default -> sink.settle(Outcome.Failed.of(pair.path(), e));
            }
        }
    }

    private void decide(Pair pair) {
        if (isMeetingPlace(pair)) {
            makePlace(pair);
        } else if (isStaging(pair)) {
            passOver(pair);
        } else if (isLeftOut(pair)) {
            leaveOut(pair);
        } else if (pair.source().isEmpty()) {
            pair.target().ifPresent(target -> visitExtra(pair, target));
        } else {
            visitSource(pair, pair.source().get());
        }
    }

    /** A temporary file, or what is named like one. */
    private void passOver(Pair pair) {
        if (pair.source().isPresent()) {
            context.tally().temporary(pair.path());
        }
        pair.target().ifPresent(context::sweep);
    }

    /** Where something goes, but no source itself. */
    private boolean isMeetingPlace(Pair pair) {
        return switch (route.share()) {
            case WHOLE, ALONE -> false;
            case CONTENTS -> pair.path().equals(route.path());
            case LISTED -> context.isPlace(pair);
        };
    }

    private void makePlace(Pair pair) {
        pair.target()
                .filter(target -> !target.isDirectory())
                .ifPresentOrElse(
                        target -> sink.settle(new Outcome.Failed(
                                pair.path(),
                                ErrorCode.WRONG_KIND,
                                "what goes into " + target.location() + " cannot, because it is a file")),
                        () -> makeUnlessThere(pair));
    }

    private void makeUnlessThere(Pair pair) {
        if (pair.target().isEmpty()) {
            sink.add(new Action.MakeDirectory(pair.path()));
        }
    }

    private boolean isLeftOut(Pair pair) {
        return selection.excludes(filterPath(pair))
                || route.without().contains(pair.path())
                || pair.source().or(pair::target).map(context::isJournal).orElse(false)
                || isForeignTrash(pair);
    }

    /** A trash that only the target has: what it holds was deleted already. */
    private boolean isForeignTrash(Pair pair) {
        return pair.source().isEmpty()
                && context.extras().isPresent()
                && pair.isTargetDirectory()
                && context.isTrash(pair.target().orElseThrow().location());
    }

    private void leaveOut(Pair pair) {
        if (pair.source().isPresent()) {
            context.tally().filteredOut();
        } else {
            context.extras().ifPresent(Extras::protect);
        }
    }

    private void visitExtra(Pair pair, Entry target) {
        if (context.extras().isEmpty()) {
            return;
        }
        Extras extras = context.extras().get();
        boolean isDirectory = isOwnDirectory(target);
        if (isDirectory) {
            extras.enterDirectory();
        }
        if (mustStay(pair, target)) {
            extras.protect();
        } else if (!isDirectory) {
            extras.add(pair.path(), target);
        }
    }

    /** What filters leave out, what cannot be named for certain, and what lies behind a link. */
    private boolean mustStay(Pair pair, Entry target) {
        return isVetoed(pair)
                || switch (target.kind()) {
                    case FILE ->
                        !selection.takes(filterPath(pair), target) || context.liesBehindLink(target.location());
                    case DIRECTORY ->
                        !selection.takesDirectory(filterPath(pair)) || context.liesBehindLink(target.location());
                    case OTHER -> true;
                };
    }

    private void visitSource(Pair pair, Entry source) {
        switch (source.kind()) {
            case DIRECTORY -> visitDirectory(pair, source);
            case FILE -> visitFile(pair, source);
            case OTHER ->
                sink.settle(new Outcome.Failed(
                        pair.path(),
                        ErrorCode.UNSUPPORTED,
                        source.location() + " is neither a file nor a directory, but " + Words.OTHER_KINDS));
        }
    }

    private void visitDirectory(Pair pair, Entry source) {
        Optional<Entry> obstacle = pair.target().filter(target -> !isOwnDirectory(target));
        if (obstacle.isPresent()) {
            Location place = obstacle.get().location();
            sink.settle(new Outcome.Failed(
                    pair.path(),
                    ErrorCode.WRONG_KIND,
                    source.location() + " is a directory, but " + place
                            + (obstacle.get().isDirectory()
                                    ? " is a link to another one, which is not written through"
                                    : " is a file")));
            return;
        }
        if (!selection.takesDirectory(filterPath(pair)) || isVetoed(source)) {
            return;
        }
        context.tally().sourceDirectory();
        makeUnlessThere(pair);
        if (!context.options().preserved().isEmpty()) {
            context.directories().add(new DirectoryAttributes(pair.path(), source));
        }
    }

    private void visitFile(Pair pair, Entry source) {
        if (!selection.takes(filterPath(pair), source) || isVetoed(source)) {
            context.tally().filteredOut();
            return;
        }
        context.tally().sourceFile(source.length());
        Optional<JournalRecord.Staged> staged = context.staged(pair.path(), source);
        Optional<ProvenFile> proven = context.ledger().find(pair.path());
        Trust trust = context.appends().contains(pair.path()) ? Trust.NONE : Trust.FULL;
        Decision decision = context.policy().decide(source, pair.target(), proven, trust);
        if (decision instanceof Decision.Copy && staged.isPresent()) {
            keep(pair, source, staged.get());
            return;
        }
        staged.ifPresent(context.stock()::discard);
        if (decision instanceof Decision.Copy copy) {
            copy(pair, source, copy.condition());
            return;
        }
        context.dropPartial(pair.path());
        if (decision instanceof Decision.Append) {
            sink.add(new Action.AppendFile(
                    pair.path(), source, pair.target().orElseThrow().length()));
        } else if (decision instanceof Decision.Skip skip) {
            sink.settle(new Outcome.Skipped(pair.path(), source.length(), skip.reason()));
            pair.target()
                    .filter(target -> attributesDiffer(source, target))
                    .ifPresent(target -> sink.add(new Action.SetAttributes(pair.path(), source)));
        } else if (decision instanceof Decision.Refuse refusal) {
            sink.settle(new Outcome.Failed(pair.path(), refusal.code(), refusal.message()).ofFile(source.length()));
        }
    }

    private void keep(Pair pair, Entry source, JournalRecord.Staged staged) {
        sink.add(new Action.KeepStaged(
                pair.path(),
                source,
                staged.staged(),
                staged.outcome(),
                pair.target().map(Entry::length)));
    }

    private void copy(Pair pair, Entry source, Action.Condition condition) {
        String path = pair.path();
        Optional<Long> replaced = pair.target().map(Entry::length);
        if (context.largeFiles().isStale(path, source)) {
            context.dropPartial(path);
        }
        if (!mayBeCut(condition) || !context.largeFiles().plan(path, source, replaced, sink::add)) {
            context.dropPartial(path);
            sink.add(new Action.CopyFile(path, source, condition, replaced));
        }
    }

    /** Whoever assembles ranges knows of no condition but that of the whole job. */
    private boolean mayBeCut(Action.Condition condition) {
        return condition == Action.Condition.IF_ABSENT
                || (condition == Action.Condition.ALWAYS
                        && context.options().existing().mayBeReplaced());
    }

    /** What a listing does not tell is looked at by whoever would set it. */
    private boolean attributesDiffer(Entry source, Entry target) {
        Set<Attribute> preserved = context.options().preserved();
        if (preserved.isEmpty() || context.options().existing() == Existing.SKIP) {
            return false;
        }
        Attributes left = source.attributes();
        Attributes right = target.attributes();
        return preserved.contains(Attribute.ACL)
                || preserved.contains(Attribute.XATTR)
                || preserved.contains(Attribute.RAW_XATTR)
                || (preserved.contains(Attribute.TIMES)
                        && source.modified().toEpochMilli() != target.modified().toEpochMilli())
                || (preserved.contains(Attribute.PERMISSIONS) && mayDiffer(left.mode(), right.mode()))
                || (preserved.contains(Attribute.OWNER) && mayDiffer(left.owner(), right.owner()))
                || (preserved.contains(Attribute.GROUP) && mayDiffer(left.group(), right.group()))
                || (preserved.contains(Attribute.REPLICATION) && mayDiffer(left.replication(), right.replication()));
    }

    private static <T> boolean mayDiffer(Optional<T> left, Optional<T> right) {
        return left.isEmpty() || right.isEmpty() || !left.equals(right);
    }

    @Override
    public void leave(Pair pair) {
        if (pair.source().isEmpty()) {
            context.extras()
                    .ifPresent(extras ->
                            extras.leaveDirectory(pair.path(), pair.target().orElseThrow()));
        }
    }

    @Override
    public void unlisted(Pair pair, PortageException cause) {
        if (cause.code() == ErrorCode.INTERRUPTED) {
            throw cause;
        }
        context.extras().ifPresent(Extras::protect);
        sink.settle(Outcome.Failed.of(pair.path(), cause));
    }

    /** What filters look at: the path below what was named, or its own name if that is a file. */
    private String filterPath(Pair pair) {
        String below = pair.below(route.path());
        if (!route.within().isEmpty()) {
            return below.isEmpty() ? route.within() : route.within() + "/" + below;
        }
        boolean isFile =
                switch (route.share()) {
                    case WHOLE, ALONE -> route.sources().get(0).isFile();
                    case CONTENTS, LISTED -> false;
                };
        return isFile ? route.sources().get(0).name() : below;
    }

    /** Who has listed something has chosen it. */
    private boolean isVetoed(Entry source) {
        return context.options()
                .sourceFilter()
                .filter(filter -> route.share() != Route.Share.LISTED)
                .filter(filter -> !filter.takes(source.location()))
                .isPresent();
    }

    /** Whether what only the target has would be left out if one of the sources had it. */
    private boolean isVetoed(Pair pair) {
        return context.options().sourceFilter().isPresent()
                && route.sources().stream().anyMatch(source -> isVetoedIn(source, pair.below(route.path())));
    }

    private boolean isVetoedIn(Entry source, String path) {
        Location address =
                path.isEmpty() ? source.location() : source.location().resolve(path);
        return context.options()
                .sourceFilter()
                .filter(filter -> !filter.takes(address))
                .isPresent();
    }

    private static boolean isStaging(Pair pair) {
        Entry entry = pair.source().or(pair::target).orElseThrow();
        return StagingName.isOf(entry);
    }
}
