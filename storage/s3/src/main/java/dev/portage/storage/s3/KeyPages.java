package dev.portage.storage.s3;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What lies one level below a directory, page by page, in the order of keys. What is no legal name, or cannot be told from something else,
 * comes as neither file nor directory.
 */
final class KeyPages {
    private static final Set<String> NO_NAMES = Set.of("", ".", "..");
    /** Stands in reports for the slash that makes a key no path. */
    private static final String SLASH = "%2F";

    private final Bucket bucket;
    private final Location directory;
    private final String prefix;
    private Optional<String> token = Optional.empty();
    private String last = "";
    private boolean exhausted;
    private boolean missing = true;

    KeyPages(Bucket bucket, Location directory) {
        this.bucket = bucket;
        this.directory = directory;
        this.prefix = bucket.prefix(directory);
    }

    /** Whether nothing was found so far, not even the directory's own mark. */
    boolean isMissing() {
        return missing && !directory.isRoot();
    }

    boolean isExhausted() {
        return exhausted;
    }

    /** Whether nothing more can come of this key, relative to the directory. */
    boolean havePassed(String key) {
        return exhausted || NameOrder.NAMES.compare(last, key) >= 0;
    }

    /** The next page; blocks. */
    List<Entry> fetch() {
        ListObjectsV2Response page = bucket.call(
                "list",
                directory,
                client -> client.listObjectsV2(request -> request.bucket(bucket.name())
                        .prefix(prefix)
                        .delimiter("/")
                        .continuationToken(token.orElse(null))));
        List<Entry> entries = new ArrayList<>();
        for (S3Object object : page.contents()) {
            String name = pass(object.key());
            if (!name.isEmpty()) {
                entries.add(isLegal(name) ? file(name, object) : other(at(name)));
            } else if (object.size() > 0) {
                entries.add(other(at(name))); // a mark that is a file, too
            }
        }
        for (CommonPrefix common : page.commonPrefixes()) {
            String key = pass(common.prefix());
            String name = key.substring(0, key.length() - 1);
            entries.add(isLegal(name) ? directory(name) : other(at(name)));
        }
        token = Optional.ofNullable(page.nextContinuationToken());
        exhausted = !Boolean.TRUE.equals(page.isTruncated());
        return entries;
    }

    private String pass(String key) {
        missing = false;
        String rest = key.substring(prefix.length());
        if (NameOrder.NAMES.compare(rest, last) > 0) {
            last = rest;
        }
        return rest;
    }

    private static boolean isLegal(String name) {
        return !NO_NAMES.contains(name);
    }

    private Entry file(String name, S3Object object) {
        return Lookup.file(at(name), object.size(), object.lastModified(), object.eTag());
    }

    /** A directory below this one. */
    Entry directory(String name) {
        return Lookup.directory(at(name));
    }

    /** Nothing that can be copied. */
    static Entry other(Location location) {
        return new Entry(location, EntryKind.OTHER, 0, Instant.EPOCH, Optional.empty(), Attributes.NONE);
    }

    /** A name that no path can have is shown by another. */
    private Location at(String key) {
        String name = isLegal(key) ? key : key + SLASH;
        return directory.at(directory.isRoot() ? "/" + name : directory.path() + "/" + name);
    }
}
