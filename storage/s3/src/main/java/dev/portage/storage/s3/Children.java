package dev.portage.storage.s3;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Makes entries of a directory of the keys that begin with it, in the order of keys, however deep they lead. What is no legal name, or cannot
 * be told from something else, comes as neither file nor directory. A directory comes when all keys in it have passed, and these with it.
 */
final class Children {
    private static final Set<String> NO_NAMES = Set.of("", ".", "..");
    /** Stands in reports for the slash that makes a key no path. */
    private static final String SLASH = "%2F";

    private final Location directory;
    private final int prefixLength;
    private final Sink sink;
    private Optional<String> open = Optional.empty();
    private List<S3Object> inside = new ArrayList<>();

    /** Is told what lies in the directory. */
    interface Sink {
        void accept(Entry entry);

        /** All that lies below a directory that was accepted just before. */
        void passed(Entry directory, List<S3Object> objects);
    }

    /**
     * What lies in a directory.
     *
     * @param prefix with which all keys begin
     */
    Children(Location directory, String prefix, Sink sink) {
        this.directory = directory;
        this.prefixLength = prefix.length();
        this.sink = sink;
    }

    /** The next key. */
    void add(S3Object object) {
        String rest = object.key().substring(prefixLength);
        int slash = rest.indexOf('/');
        if (slash < 0) {
            end();
            addObject(rest, object);
            return;
        }
        String name = rest.substring(0, slash);
        if (!open.equals(Optional.of(name))) {
            end();
            open = Optional.of(name);
        }
        inside.add(object);
    }

    private void addObject(String name, S3Object object) {
        if (isLegal(name)) {
            sink.accept(Lookup.file(at(name), object.size(), object.lastModified(), object.eTag()));
        } else if (!name.isEmpty() || object.size() > 0) {
            sink.accept(other(at(name))); // one without a name is the directory's mark, if it is no file, too
        }
    }

    /** The name of the directory whose keys are passing. */
    Optional<String> open() {
        return open;
    }

    /** The keys of the open directory, if there is one, have all passed. */
    void end() {
        open.ifPresent(name -> {
            Entry entry = directory(name);
            sink.accept(entry);
            if (entry.isDirectory()) {
                sink.passed(entry, inside);
            }
        });
        close();
    }

    /** The keys of the open directory are passed over from here on. */
    void skip() {
        open.ifPresent(name -> sink.accept(directory(name)));
        close();
    }

    private void close() {
        open = Optional.empty();
        inside = new ArrayList<>();
    }

    /** A directory in this one. */
    Entry directory(String name) {
        return isLegal(name) ? Lookup.directory(at(name)) : other(at(name));
    }

    private static boolean isLegal(String name) {
        return !NO_NAMES.contains(name);
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
