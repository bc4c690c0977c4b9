package dev.portage.core.report;

import dev.portage.api.DataSize;
import dev.portage.api.ErrorCode;
import dev.portage.core.task.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report on one page, for a tired person at three in the morning. */
public final class TextReport {
    private static final int ROWS_OF_DETAIL = 20;

    private final Report report;
    private final Counts counts;
    private final StringBuilder text = new StringBuilder();

    private TextReport(Report report) {
        this.report = report;
        this.counts = report.counts();
    }

    /** The page, lines ended by line feeds. */
    public static String of(Report report) {
        return new TextReport(report).write();
    }

    private String write() {
        head();
        moved();
        compared();
        rest();
        failures();
        foot();
        return text.toString();
    }

    private void head() {
        line(report.verb() + " "
                + String.join(
                        " ", report.sources().stream().map(Object::toString).toList()) + " -> " + report.target());
        line(state() + " after " + seconds(report.elapsed()) + ", exit code " + report.exitCode());
        report.failure().ifPresent(failure -> {
            line("  " + failure.message());
            if (failure.code() != ErrorCode.INTERRUPTED) { // how to go on is said with the whole command
                line("  " + failure.remedy());
            }
        });
        line("");
    }

    /** A comparison that has seen everything is complete, whatever it found. */
    private String state() {
        boolean hasFoundDifferences =
                report.verb().equals("check") && report.failure().isEmpty() && counts.allDiffering() > 0;
        return hasFoundDifferences && counts.allFailed() == 0
                ? "differences found"
                : report.state().toString();
    }

    private void moved() {
        if (counts.staged() > 0) {
            row("staged", counts.staged(), files(counts.staged()) + ", not published");
        }
        if (counts.copied() > 0) {
            double seconds = Math.max(1e-3, report.elapsed().toNanos() / 1e9);
            row(
                    "copied",
                    counts.copied(),
                    files(counts.copied()) + ", " + size(counts.copiedBytes()) + "  (" + rate(counts.copied() / seconds)
                            + " files/s, " + size((long) report.bytesPerSecond()) + "/s)");
            if (counts.copiedByStore() > 0) {
                row("", counts.copiedByStore(), "by the store itself, within it");
            }
            counts.proofs().forEach((proof, count) -> row("", count, proof.toString()));
        }
        counts.skipped().forEach((reason, count) -> row("skipped", count, reason.toString()));
    }

    private void compared() {
        if (report.verb().equals("check")) {
            row("identical", counts.identical(), files(counts.identical()));
        }
        counts.differing().forEach((difference, count) -> row("differ", count, difference.toString()));
        details(report.differences().stream().map(this::describe).toList(), counts.allDiffering());
    }

    private String describe(Outcome.Differs differs) {
        return (differs.path().isEmpty() ? report.target() : differs.path()) + ": " + differs.discrepancy()
                + (differs.detail().isEmpty() ? "" : ", " + differs.detail());
    }

    private void rest() {
        if (counts.directoriesMade() > 0) {
            row("made", counts.directoriesMade(), counts.directoriesMade() == 1 ? "directory" : "directories");
        }
        if (counts.attributesSet() > 0) {
            row("updated", counts.attributesSet(), "attributes only");
        }
        if (counts.deletedFiles() + counts.deletedDirectories() > 0) {
            row(
                    "deleted",
                    counts.deletedFiles(),
                    files(counts.deletedFiles()) + " and " + counts.deletedDirectories()
                            + (counts.deletedDirectories() == 1 ? " directory" : " directories"));
        }
        if (counts.filtered() > 0) {
            row("left out", counts.filtered(), "by filters");
        }
    }

    private void failures() {
        for (Map.Entry<ErrorCode, Long> failed : counts.failed().entrySet()) {
            row(
                    "failed",
                    failed.getValue(),
                    words(failed.getKey()) + "  ->  " + failed.getKey().remedyForEntry());
        }
        List<String> lines = FailureText.of(report.failures());
        lines.stream().limit(ROWS_OF_DETAIL).forEach(this::detail);
        long untold = counts.allFailed() - report.failures().size();
        if (untold > 0 || lines.size() > ROWS_OF_DETAIL) {
            detail("... and more, see the report");
        }
    }

    private void details(List<String> lines, long all) {
        int shown = Math.min(ROWS_OF_DETAIL, lines.size());
        lines.subList(0, shown).forEach(this::detail);
        if (all > shown) {
            detail("... and " + number(all - shown) + " more, see the report");
        }
    }

    private void detail(String content) {
        line("               " + content);
    }

    private void foot() {
        if (!report.requests().isEmpty()) {
            line("  requests   " + requests(report.requests()));
        }
        report.notices().forEach(notice -> line("  note       " + notice));
        report.directory().ifPresent(directory -> {
            line("");
            line("  report     " + directory + "/report.json");
            line("  job        " + report.job());
        });
    }

    private void row(String label, long count, String rest) {
        line(String.format(Locale.ROOT, "  %-10s %,9d %s", label, count, rest));
    }

    private void line(String content) {
        text.append(content.stripTrailing()).append('\n');
    }

    /** Requests by kind, in a row. */
    public static String requests(Map<String, Long> requests) {
        return requests.entrySet().stream()
                .map(kind -> kind.getKey() + " " + number(kind.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String files(long count) {
        return count == 1 ? "file" : "files";
    }

    private static String size(long bytes) {
        return DataSize.ofBytes(bytes).toString();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
    }

    private static String seconds(Duration elapsed) {
        long seconds = elapsed.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", elapsed.toNanos() / 1e9);
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %d min", seconds / 3600, seconds / 60 % 60);
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
