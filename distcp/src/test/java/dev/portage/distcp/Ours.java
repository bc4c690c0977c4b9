package dev.portage.distcp;

import dev.portage.core.journal.JobFolder;
import dev.portage.core.journal.Jobs;
import dev.portage.core.run.Stop;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of {@code portage distcp} in this process.
 *
 * @param out what went to standard output
 * @param err what went to standard error
 */
record Ours(int exitCode, String out, String err) {
    private static final Pattern COUNTER = Pattern.compile("^\\t\\t(.+)=(\\d+)$", Pattern.MULTILINE);

    /** Runs a command whose journal lies in a folder. */
    static Ours run(Path journal, Map<String, String> settings, List<String> words) {
        List<String> arguments = arguments(journal, settings, words);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new DistCpVerb().run(arguments, new PrintWriter(out), new PrintWriter(err));
        return new Ours(exitCode, out.toString(), err.toString());
    }

    private static List<String> arguments(Path journal, Map<String, String> settings, List<String> words) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.addAll(List.of("-D", key + "=" + value)));
        arguments.addAll(List.of("--journal", journal.toString()));
        arguments.addAll(words);
        return arguments;
    }

    /** The folder of the job that a command would be. */
    static JobFolder job(Path journal, Map<String, String> settings, List<String> words) {
        Invocation invocation = Invocation.of(Arguments.of(arguments(journal, settings, words)));
        return new DistCpRun(invocation, new Jobs(journal), new Stop(), new PrintWriter(new StringWriter())).folder();
    }

    /** The counters that were printed, without the speed. */
    Map<String, Long> counters() {
        Map<String, Long> counters = new TreeMap<>();
        Matcher matcher = COUNTER.matcher(err);
        while (matcher.find()) {
            if (!matcher.group(1).equals("Bandwidth in Bytes")) {
                counters.put(matcher.group(1).toLowerCase(Locale.ROOT), Long.valueOf(matcher.group(2)));
            }
        }
        return counters;
    }
}
