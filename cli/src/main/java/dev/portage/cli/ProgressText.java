package dev.portage.cli;

import dev.portage.api.DataSize;
import dev.portage.core.report.Counts;
import java.util.Locale;

/** One line on how far a job has come. */
final class ProgressText {
    private static final int BAR = 20;

    private ProgressText() {}

    /**
     * The line.
     *
     * @param nanos since the job began
     * @param planned whether the walk is over, so that the whole is known
     */
    static String of(Counts counts, long nanos, boolean planned) {
        double seconds = Math.max(0.001, nanos / 1e9);
        long settled =
                counts.copied() + counts.allSkipped() + counts.identical() + counts.allFailed() + counts.allDiffering();
        long rate = (long) (counts.movedNow() / seconds);
        StringBuilder line = new StringBuilder();
        line.append(planned ? bar(fraction(counts, settled)) : "listing ");
        line.append(String.format(
                Locale.ROOT,
                "%,d of %,d%s files, %s of %s, %s/s",
                settled,
                counts.sourceFiles(),
                planned ? "" : "+",
                DataSize.ofBytes(Math.min(counts.movedNow(), counts.toMove())),
                DataSize.ofBytes(counts.toMove()),
                DataSize.ofBytes(rate)));
        if (planned) {
            line.append(remaining(fraction(counts, settled), seconds));
        }
        if (counts.allFailed() > 0) {
            line.append(String.format(Locale.ROOT, ", %,d failed", counts.allFailed()));
        }
        return line.toString();
    }

    /** Files count as much as bytes: small ones cost round trips, large ones bandwidth. */
    private static double fraction(Counts counts, long settled) {
        double files = counts.sourceFiles() == 0 ? 1 : (double) settled / counts.sourceFiles();
        double bytes = counts.toMove() == 0 ? 1 : (double) counts.movedNow() / counts.toMove();
        return Math.min(1, (files + bytes) / 2);
    }

    private static String bar(double fraction) {
        int full = (int) (BAR * fraction);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + (int) (100 * fraction) + "% ";
    }

    private static String remaining(double fraction, double seconds) {
        if (fraction < 0.01 || seconds < 1) {
            return "";
        }
        long left = Math.round(seconds * (1 - fraction) / fraction);
        return left >= 3600
                ? String.format(Locale.ROOT, ", %d:%02d:%02d left", left / 3600, left / 60 % 60, left % 60)
                : String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60);
    }
}
