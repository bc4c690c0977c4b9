package dev.portage.distcp;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Counter;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.tools.DistCp;
import org.apache.hadoop.util.ToolRunner;

/** Hadoop's own DistCp, run in this process on the local job runner. Used once. */
final class Stock extends DistCp {
    private static final String GROUP = "org.apache.hadoop.tools.mapred.CopyMapper$Counter";
    private final Map<String, Long> counters = new TreeMap<>();

    private Stock(Configuration configuration) throws Exception {
        super(configuration, null);
    }

    /** Runs a command. */
    static Result run(Configuration configuration, List<String> words) throws IOException {
        Stock stock = make(configuration);
        int exitCode = stock.runAsTool(words);
        return new Result(exitCode, stock.counters);
    }

    private int runAsTool(List<String> words) throws IOException {
        try {
            return ToolRunner.run(getConf(), this, words.toArray(String[]::new));
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static Stock make(Configuration configuration) throws IOException {
        try {
            return new Stock(new Configuration(configuration));
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Afterwards nobody can be asked any more. */
    @Override
    public void waitForJobCompletion(Job job) throws Exception {
        super.waitForJobCompletion(job);
        for (Counter counter : job.getCounters().getGroup(GROUP)) {
            if (counter.getValue() > 0 && !counter.getName().equals("BANDWIDTH_IN_BYTES")) {
                counters.put(counter.getDisplayName().strip().toLowerCase(Locale.ROOT), counter.getValue());
            }
        }
    }

    /**
     * How a command has ended.
     *
     * @param counters of DistCp's group, without its speed
     */
    record Result(int exitCode, Map<String, Long> counters) {}
}
