package dev.portage.core.journal;

import java.util.Map;

/**
 * What earlier runs have begun and this run goes on with.
 *
 * @param partial large files of which ranges are staged, by path
 * @param appends targets that were growing in place, by path: their length says nothing of their content
 * @param stock files that wait for a commit; whoever has opened the session closes it
 */
public record Unfinished(
        Map<String, PartialFile> partial, Map<String, JournalRecord.AppendBegun> appends, Stock stock) {
    public Unfinished {
        partial = Map.copyOf(partial);
        appends = Map.copyOf(appends);
    }

    /** Nothing. */
    public static Unfinished nothing() {
        return new Unfinished(Map.of(), Map.of(), new Stock());
    }

    /** Writes all of it but the stock into the journal of this run, so that the journals of earlier runs are needed no more. */
    void writeTo(Journal journal) {
        appends.values().forEach(journal::append);
        partial.values().forEach(file -> {
            journal.append(new JournalRecord.RangesBegun(file.path(), file.source(), file.attempt(), file.cut()));
            file.done()
                    .forEach((index, checksum) ->
                            journal.append(new JournalRecord.RangeDone(file.path(), index, checksum)));
        });
    }
}
