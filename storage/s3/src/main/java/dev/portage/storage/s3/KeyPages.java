package dev.portage.storage.s3;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What lies one level below a directory, page by page, in the order of keys. Keys of all levels are listed: of directories that end before the
 * page does nothing more need be asked. A directory that fills a page is passed over.
 */
final class KeyPages {
    /** No key of a directory is greater than its own followed by this. */
    private static final String GREATEST = Character.toString(Character.MAX_CODE_POINT);

    private final Location directory;
    private final String prefix;
    private final KeySequence keys;
    private final Children children;
    private final List<Entry> found = new ArrayList<>();
    private String last = "";
    private boolean exhausted;
    private boolean missing = true;

    KeyPages(Bucket bucket, Location directory) {
        this.keys = new KeySequence(bucket, directory);
        this.directory = directory;
        this.prefix = bucket.prefix(directory);
        this.children = new Children(directory, prefix, new Children.Sink() {
            @Override
            public void accept(Entry entry) {
                found.add(entry);
            }

            @Override
            public void passed(Entry below, List<S3Object> objects) {
                bucket.seen().add(below.location(), prefix + below.name() + "/", objects);
            }
        });
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

    /** What the next page has; blocks. */
    List<Entry> fetch() {
        KeySequence.Page page = keys.next();
        page.objects().forEach(this::add);
        exhausted = page.extent() == KeySequence.Extent.LAST;
        if (exhausted) {
            children.end();
        } else if (page.extent() == KeySequence.Extent.FULL) {
            children.open().filter(name -> isIn(name, page.objects())).ifPresent(this::skip);
        }
        List<Entry> entries = List.copyOf(found);
        found.clear();
        return entries;
    }

    private void add(S3Object object) {
        missing = false;
        Optional<String> before = children.open();
        children.add(object);
        if (!children.open().equals(before)) {
            before.ifPresent(name -> pass(name + "/"));
        }
        if (children.open().isEmpty()) {
            pass(object.key().substring(prefix.length()));
        }
    }

    private void pass(String key) {
        if (NameOrder.NAMES.compare(key, last) > 0) {
            last = key;
        }
    }

    /** Whether a directory fills a page. */
    private boolean isIn(String name, List<S3Object> page) {
        String beginning = prefix + name + "/";
        return !page.isEmpty() && page.stream().allMatch(object -> object.key().startsWith(beginning));
    }

    private void skip(String name) {
        children.skip();
        pass(name + "/");
        keys.skipTo(prefix + name + "/" + GREATEST);
    }

    /** A directory below this one. */
    Entry directory(String name) {
        return children.directory(name);
    }
}
