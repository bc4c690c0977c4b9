package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What goes to one place.
 *
 * @param path of the place below the job's base, empty for the base itself
 * @param sources one, unless they merge; of a listing, one of each store
 * @param share what of the sources goes there
 * @param listing what goes there instead of what is found in the sources
 * @param without paths below the job's base that are left as they are, with all that is in them
 * @param within what filters see above the names of what is in the sources: empty, unless a source is a part of what was named
 */
public record Route(
        String path,
        List<Entry> sources,
        Share share,
        Optional<SourceListing> listing,
        Set<String> without,
        String within) {
    /** What of a source goes to a place. */
    public enum Share {
        /** The source itself, with its attributes and all that is in it. */
        WHOLE,
        /** The source itself with its attributes, but nothing of what is in it. */
        ALONE,
        /** What is in a directory, but not the directory itself, whose attributes stay behind. A file goes there under its name. */
        CONTENTS,
        /** What is listed, and nothing else. */
        LISTED
    }

    public Route {
        sources = List.copyOf(sources);
        without = Set.copyOf(without);
        boolean fits =
                switch (share) {
                    case WHOLE, ALONE -> sources.size() == 1;
                    case CONTENTS -> !sources.isEmpty();
                    case LISTED -> listing.isPresent();
                };
        if (!fits) {
            throw new IllegalArgumentException(sources.size() + " sources cannot become one");
        }
    }

    /** A source that takes a place itself. */
    public static Route of(String path, Entry source) {
        return new Route(path, List.of(source), Share.WHOLE, Optional.empty(), Set.of(), "");
    }

    /** The same without some paths below the job's base. */
    public Route without(Set<String> paths) {
        return new Route(path, sources, share, listing, paths, within);
    }

    /** The same for a source that is only a part of what was named, and lies so deep in it. */
    public Route within(String place) {
        return new Route(path, sources, share, listing, without, place);
    }

    /** A source that takes a place itself, without what is in it. */
    public static Route alone(String path, Entry source) {
        return new Route(path, List.of(source), Share.ALONE, Optional.empty(), Set.of(), "");
    }

    /** Sources whose contents meet in a directory. */
    public static Route merging(String path, List<Entry> sources) {
        return new Route(path, sources, Share.CONTENTS, Optional.empty(), Set.of(), "");
    }

    /**
     * What a listing names, below the job's base.
     *
     * @param examples an entry of each store from which something is listed
     */
    public static Route listed(List<Entry> examples, SourceListing listing) {
        return new Route("", examples, Share.LISTED, Optional.of(listing), Set.of(), "");
    }
}
