package dev.portage.core.plan;

import dev.portage.api.PortageException;
import java.util.ArrayList;
import java.util.List;

/** Writes down where it is led, and looks into everything. */
final class RecordingVisitor implements Visitor {
    private final List<String> seen = new ArrayList<>();

    /** What was visited, a line each: {@code path}, with {@code <} or {@code >} before it if only one side has it. */
    List<String> seen() {
        return seen;
    }

    @Override
    public Descent descent(Pair pair) {
        if (pair.isSourceDirectory()) {
            return pair.isTargetDirectory() ? Descent.BOTH : Descent.SOURCE;
        }
        return pair.source().isEmpty() && pair.isTargetDirectory() ? Descent.TARGET : Descent.NONE;
    }

    @Override
    public void visit(Pair pair) {
        seen.add((pair.target().isEmpty() ? "<" : pair.source().isEmpty() ? ">" : "") + pair.path());
    }

    @Override
    public void leave(Pair pair) {
        seen.add("leave " + pair.path());
    }

    @Override
    public void unlisted(Pair pair, PortageException cause) {
        seen.add("unlisted " + pair.path() + ": " + cause.getMessage());
    }
}
