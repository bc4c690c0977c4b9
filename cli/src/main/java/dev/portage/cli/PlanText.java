package dev.portage.cli;

import dev.portage.api.DataSize;
import dev.portage.core.SincePlan;
import dev.portage.core.plan.PlanSummary;
import dev.portage.core.report.FailureText;
import dev.portage.core.report.Report;
import dev.portage.core.report.TextReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan on one page. */
final class PlanText {
    private static final int BAR = 40;
    private static final int ROWS_OF_DETAIL = 20;

    private PlanText() {}

    static String of(PlanSummary plan) {
        StringBuilder text = new StringBuilder();
        heading(text, plan);
        body(text, plan);
        return text.toString();
    }

    static String of(SincePlan plan) {
        StringBuilder text = new StringBuilder();
        heading(text, plan.copy());
        text.append("  since      ")
                .append(plan.since().orElse("ever: it is the first time"))
                .append('\n');
        rowIfAny(text, "rename", plan.renames(), entries(plan.renames()));
        sample(
                text,
                plan.renameSample().stream()
                        .map(renaming -> renaming.from() + " -> " + renaming.to())
                        .toList());
        rowIfAny(
                text,
                "delete",
                plan.removals(),
                entries(plan.removals()) + ", gone or written anew, directories with all that is in them");
        sample(text, plan.removalSample());
        body(text, plan.copy());
        return text.toString();
    }

    private static void heading(StringBuilder text, PlanSummary plan) {
        text.append("plan: copy ")
                .append(String.join(
                        " ", plan.sources().stream().map(Object::toString).toList()))
                .append(" -> ")
                .append(plan.target())
                .append("  (dry run: nothing was changed)\n\n");
    }

    private static void body(StringBuilder text, PlanSummary plan) {
        row(text, "copy", plan.copies(), files(plan.copies()) + ", " + DataSize.ofBytes(plan.copyBytes()));
        if (plan.comparisons() > 0) {
            row(text, "", plan.comparisons(), "of them only if their content differs");
        }
        rowIfAny(text, "append to", plan.appends(), files(plan.appends()));
        rowIfAny(text, "make", plan.directories(), plan.directories() == 1 ? "directory" : "directories");
        rowIfAny(text, "update", plan.attributes(), "attributes only");
        plan.counts().skipped().forEach((reason, count) -> row(text, "skip", count, reason.toString()));
        rowIfAny(text, "leave out", plan.counts().filtered(), "by filters");
        histogram(text, plan.histogram());
        deletions(text, plan);
        plan.counts().failed().forEach((code, count) -> row(text, "would fail", count, code.remedyForEntry()));
        FailureText.of(plan.failures().stream().map(Report.FailedEntry::of).toList()).stream()
                .limit(ROWS_OF_DETAIL)
                .forEach(line -> text.append("               ").append(line).append('\n'));
        if (!plan.requests().isEmpty()) {
            text.append("  requests   about ")
                    .append(TextReport.requests(plan.requests()))
                    .append('\n');
        }
        plan.notices()
                .forEach(notice -> text.append("  note       ").append(notice).append('\n'));
    }

    private static void histogram(StringBuilder text, Map<Long, Long> classes) {
        long most = classes.values().stream().mapToLong(Long::longValue).max().orElse(0);
        if (most == 0) {
            return;
        }
        text.append("\n  sizes of the files to copy\n");
        classes.forEach((bound, count) -> text.append(String.format(
                Locale.ROOT,
                "  %12s %,9d %s%n",
                "< " + DataSize.ofBytes(bound).toString().replace(".00", ""),
                count,
                "#".repeat((int) Math.max(1, BAR * count / most)))));
    }

    private static void deletions(StringBuilder text, PlanSummary plan) {
        if (plan.deletions() == 0 && plan.deletionSample().isEmpty()) {
            return;
        }
        text.append('\n');
        row(text, "delete", plan.deletions(), files(plan.deletions()) + ", " + DataSize.ofBytes(plan.deletionBytes()));
        sample(text, plan.deletionSample());
    }

    private static void sample(StringBuilder text, List<String> paths) {
        paths.stream()
                .limit(ROWS_OF_DETAIL)
                .forEach(path -> text.append("               ").append(path).append('\n'));
        if (paths.size() > ROWS_OF_DETAIL) {
            text.append("               ...\n");
        }
    }

    private static String entries(long count) {
        return count == 1 ? "entry" : "entries";
    }

    private static String files(long count) {
        return count == 1 ? "file" : "files";
    }

    private static void rowIfAny(StringBuilder text, String label, long count, String rest) {
        if (count > 0) {
            row(text, label, count, rest);
        }
    }

    private static void row(StringBuilder text, String label, long count, String rest) {
        text.append(String.format(Locale.ROOT, "  %-10s %,9d %s%n", label, count, rest));
    }
}
