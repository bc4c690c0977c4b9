package dev.portage.core.plan;

import dev.portage.api.DataSize;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.Filters;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.StagingName;
import dev.portage.core.Words;
import dev.portage.core.report.Tally;
import dev.portage.core.run.Stop;
import dev.portage.core.task.Action;
import dev.portage.core.task.Discrepancy;
import dev.portage.core.task.Outcome;

/** Turns what the walk over two trees sees into differences, and into comparisons of content. Used by the planning thread. */
final class CheckPlanner implements Visitor {
    private final Comparison comparison;
    private final Selection selection;
    private final Tally tally;
    private final Stop stop;
    private final PlanSink sink;

    /** A planner of one check. */
    CheckPlanner(Comparison comparison, Filters filters, Tally tally, Stop stop, PlanSink sink) {
        this.comparison = comparison;
        this.selection = new Selection(filters);
        this.tally = tally;
        this.stop = stop;
        this.sink = sink;
    }

    @Override
    public Descent descent(Pair pair) {
        if (selection.excludes(pair.path())) {
            return Descent.NONE;
        }
        if (pair.isSourceDirectory()) {
            return pair.isTargetDirectory() ? Descent.BOTH : pair.target().isEmpty() ? Descent.SOURCE : Descent.NONE;
        }
        return pair.source().isEmpty() && pair.isTargetDirectory() ? Descent.TARGET : Descent.NONE;
    }

    @Override
    public void visit(Pair pair) {
        stop.check();
        if (!isLeftOut(pair)) {
            pair.source().filter(Entry::isFile).ifPresent(file -> tally.sourceFile(file.length()));
            compare(pair);
        }
    }

    private void compare(Pair pair) {
        if (pair.source().isEmpty()) {
            differ(pair, Discrepancy.ONLY_IN_TARGET, "");
        } else if (pair.target().isEmpty()) {
            differ(pair, Discrepancy.ONLY_IN_SOURCE, "");
        } else if (pair.source().get().kind() != pair.target().get().kind()) {
            differ(
                    pair,
                    Discrepancy.KIND,
                    Words.of(pair.source().get().kind()) + " and "
                            + Words.of(pair.target().get().kind()));
        } else {
            compareKin(pair, pair.source().get(), pair.target().get());
        }
    }

    private void compareKin(Pair pair, Entry source, Entry target) {
        switch (source.kind()) {
            case FILE -> compareFiles(pair, source, target);
            case DIRECTORY -> {} // what lies below is compared
            case OTHER ->
                sink.settle(new Outcome.Failed(
                        pair.path(),
                        ErrorCode.UNSUPPORTED,
                        source.location() + " and " + target.location() + " cannot be compared: each is neither a file"
                                + " nor a directory, but " + Words.OTHER_KINDS));
        }
    }

    private void compareFiles(Pair pair, Entry source, Entry target) {
        if (source.length() != target.length()) {
            differ(pair, Discrepancy.LENGTH, size(source) + " and " + size(target));
        } else if (source.length() == 0 || comparison == Comparison.SIZE) {
            sink.settle(new Outcome.Identical(pair.path(), source.length()));
        } else if (comparison != Comparison.MTIME) {
            sink.add(new Action.CompareFile(pair.path(), source, target));
        } else if (target.modified().toEpochMilli() < source.modified().toEpochMilli()) {
            differ(pair, Discrepancy.TIME, source.modified() + " and " + target.modified());
        } else {
            sink.settle(new Outcome.Identical(pair.path(), source.length()));
        }
    }

    private static String size(Entry file) {
        return file.length() < 10_000
                ? file.length() + " bytes"
                : DataSize.ofBytes(file.length()) + " (" + file.length() + " bytes)";
    }

    private void differ(Pair pair, Discrepancy discrepancy, String detail) {
        sink.settle(new Outcome.Differs(pair.path(), discrepancy, detail));
    }

    private boolean isLeftOut(Pair pair) {
        Entry entry = pair.source().or(pair::target).orElseThrow();
        if (StagingName.isOf(entry)) {
            pair.source().ifPresent(source -> tally.temporary(pair.path()));
            return true;
        }
        boolean taken = entry.isDirectory()
                ? !selection.excludes(pair.path()) && selection.takesDirectory(pair.path())
                : selection.takes(pair.path(), entry);
        if (!taken) {
            tally.filteredOut();
        }
        return !taken;
    }

    @Override
    public void leave(Pair pair) {}

    @Override
    public void unlisted(Pair pair, PortageException cause) {
        sink.settle(Outcome.Failed.of(pair.path(), cause));
    }
}
