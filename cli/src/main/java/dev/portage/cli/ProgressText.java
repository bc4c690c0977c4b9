package dev.portage.cli;

import dev.portage.api.DataSize;
import dev.portage.core.report.Counts;
import dev.portage.core.report.Tally;
import java.util.Locale;
import java.util.Optional;

/** Writes one line on how far a job has come. Used by one thread. */
final class ProgressText {
    private static final int WIDEST_BAR = 20;
    private static final int NARROWEST_BAR = 5;
    private static final int BAR_FRAME = 3;

    private final Tally tally;
    private final int columns;
    private final Pace moving;
    private final Pace settling;

    /**
     * The lines of a job that begins.
     *
     * @param columns no line is longer
     * @param nanos the moment
     */
    ProgressText(Tally tally, int columns, long nanos) {
        this.tally = tally;
        this.columns = columns;
        this.moving = new Pace(nanos);
        this.settling = new Pace(nanos);
    }

    /** The line while the walk goes on, and the whole is not known. */
    String whileListing(long nanos) {
        mark(nanos);
        return cut("listing " + waiting() + numbers("+"));
    }

    /** The line when the walk is over. */
    String whenListed(long nanos) {
        mark(nanos);
        double fraction = fraction();
        String text = (int) (100 * fraction) + "% " + waiting() + numbers("") + remaining();
        return cut(bar(fraction, columns - text.length() - BAR_FRAME) + text);
    }

    /** The line while what is staged is published. */
    String whileCommitting(long nanos) {
        mark(nanos);
        Counts counts = tally.counts();
        long all = counts.copied() + Math.max(0, counts.staged());
        return cut("committing " + waiting()
                + String.format(Locale.ROOT, "%,d of %,d %s", counts.copied(), all, all == 1 ? "file" : "files"));
    }

    private void mark(long nanos) {
        moving.mark(nanos, tally.gained());
        settling.mark(nanos, tally.settledBytes());
    }

    private String cut(String line) {
        return line.length() <= columns ? line : line.substring(0, columns);
    }

    /** The end of the message is the reason; what it was wanted for is one of many things. */
    private String waiting() {
        Optional<String> message = tally.absences().present();
        return message.map(text ->
                        "waiting: " + text.substring(text.indexOf(": ") < 0 ? 0 : text.indexOf(": ") + 2) + "; ")
                .orElse("");
    }

    private String numbers(String more) {
        Counts counts = tally.counts();
        String failed = counts.allFailed() == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", counts.allFailed());
        return String.format(
                Locale.ROOT,
                "%,d of %,d%s %s%s, %s of %s, %s/s",
                settled(counts),
                counts.sourceFiles(),
                more,
                counts.sourceFiles() == 1 ? "file" : "files",
                failed,
                DataSize.ofBytes(tally.settledBytes()),
                DataSize.ofBytes(counts.sourceBytes()),
                DataSize.ofBytes((long) moving.perSecond()));
    }

    private static long settled(Counts counts) {
        return Math.min(
                counts.sourceFiles(),
                counts.copied()
                        + counts.staged()
                        + counts.allSkipped()
                        + counts.identical()
                        + counts.allFailed()
                        + counts.allDiffering());
    }

    /** Of the bytes, if there are any. */
    private double fraction() {
        Counts counts = tally.counts();
        if (counts.sourceBytes() > 0) {
            return (double) tally.settledBytes() / counts.sourceBytes();
        }
        return counts.sourceFiles() == 0 ? 1 : (double) settled(counts) / counts.sourceFiles();
    }

    private static String bar(double fraction, int room) {
        int width = Math.min(WIDEST_BAR, room);
        if (width < NARROWEST_BAR) {
            return "";
        }
        int full = (int) (width * fraction);
        return "[" + "#".repeat(full) + "-".repeat(width - full) + "] ";
    }

    private String remaining() {
        double perSecond = settling.perSecond();
        long bytes = tally.counts().sourceBytes() - tally.settledBytes();
        if (perSecond < 1 || bytes <= 0) {
            return "";
        }
        long left = Math.round(bytes / perSecond);
        return left >= 3600
                ? String.format(Locale.ROOT, ", %d:%02d:%02d left", left / 3600, left / 60 % 60, left % 60)
                : String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60);
    }
}
