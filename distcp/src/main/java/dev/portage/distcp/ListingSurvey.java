package dev.portage.distcp;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.plan.SourceListing;
import dev.portage.core.plan.SourceListing.Listed;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be known of a listing before anything is changed.
 *
 * @param examples an entry of each store
 * @param file that is to get the target's own name, if that is all
 * @param inTarget an entry that lies in the target
 */
record ListingSurvey(List<Entry> examples, Optional<Entry> file, Optional<Location> inTarget) {
    /**
     * Reads a listing from its beginning to its end.
     *
     * @throws Refusal if it names two sources for one place
     */
    static ListingSurvey of(SourceListing listing, Location target) {
        Map<String, Entry> examples = new LinkedHashMap<>();
        Optional<Entry> file = Optional.empty();
        Optional<Location> inTarget = Optional.empty();
        Optional<Listed> last = Optional.empty();
        for (Iterator<Listed> all = listing.open(); all.hasNext(); ) {
            Listed next = all.next();
            last.ifPresent(before -> requireOther(before, next));
            Location source = next.entry().location();
            examples.putIfAbsent(source.scheme() + "://" + source.authority(), next.entry());
            file = last.isEmpty() && next.path().isEmpty() && next.entry().isFile()
                    ? Optional.of(next.entry())
                    : Optional.empty();
            inTarget = inTarget.or(() -> Optional.of(source).filter(target::contains));
            last = Optional.of(next);
        }
        return new ListingSurvey(List.copyOf(examples.values()), file, inTarget);
    }

    private static void requireOther(Listed before, Listed next) {
        if (before.path().equals(next.path())) {
            throw Refusal.ofDuplicates("File " + before.entry().location() + " and "
                    + next.entry().location() + " would cause duplicates. Aborting");
        }
    }
}
