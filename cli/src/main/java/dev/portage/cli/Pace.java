package dev.portage.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count has grown over the last seconds. Used by one thread. */
final class Pace {
    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final int LEAST_MARKS = 2;

    private final Deque<Mark> marks = new ArrayDeque<>();

    private record Mark(long nanos, long count) {}

    /** A count that was nothing at a moment. */
    Pace(long nanos) {
        marks.add(new Mark(nanos, 0));
    }

    /** Notes the count of a later moment; what is older than the window is forgotten. */
    void mark(long nanos, long count) {
        marks.addLast(new Mark(nanos, count));
        while (marks.size() > LEAST_MARKS && nanos - marks.getFirst().nanos > WINDOW_NANOS) {
            marks.removeFirst();
        }
    }

    /** Never negative. */
    double perSecond() {
        Mark first = marks.getFirst();
        Mark last = marks.getLast();
        long nanos = last.nanos - first.nanos;
        return nanos <= 0 ? 0 : Math.max(0, (last.count - first.count) * 1e9 / nanos);
    }
}
