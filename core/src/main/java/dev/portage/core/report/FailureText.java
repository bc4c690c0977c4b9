package dev.portage.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Failures for users to read: those of one cause together, with some examples. */
public final class FailureText {
    private static final int MOST_ALIKE = 3;
    private static final int EXAMPLES = 3;
    private static final int LONGEST = 400;
    private static final String CUT = " ... ";

    private FailureText() {}

    /** A line for each failure or, where many have one cause, for the first and for how many others. */
    public static List<String> of(List<Report.FailedEntry> failures) {
        Map<String, List<Report.FailedEntry>> byCause = failures.stream()
                .collect(Collectors.groupingBy(FailureText::cause, LinkedHashMap::new, Collectors.toList()));
        return byCause.values().stream()
                .flatMap(alike -> lines(alike).stream())
                .map(FailureText::cut)
                .toList();
    }

    private static List<String> lines(List<Report.FailedEntry> alike) {
        if (alike.size() <= MOST_ALIKE) {
            return alike.stream().map(Report.FailedEntry::message).toList();
        }
        List<String> lines = new ArrayList<>();
        lines.add(alike.get(0).message());
        String examples = alike.stream()
                .skip(1)
                .limit(EXAMPLES)
                .map(failure -> cut(failure.path()))
                .collect(Collectors.joining(", "));
        long others = alike.size() - 1L;
        lines.add("and " + others + " more for the same reason: " + examples + (others > EXAMPLES ? ", ..." : ""));
        return lines;
    }

    /** What a message says apart from the paths in it. */
    private static String cause(Report.FailedEntry failure) {
        String plain =
                failure.path().isEmpty() ? failure.message() : failure.message().replace(failure.path(), "");
        return failure.code() + plain.replaceAll("\\S*/\\S*", "");
    }

    private static String cut(String line) {
        int half = (LONGEST - CUT.length()) / 2;
        return line.length() <= LONGEST ? line : line.substring(0, half) + CUT + line.substring(line.length() - half);
    }
}
