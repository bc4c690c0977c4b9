package dev.portage.core.plan;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.core.spool.ReverseSpool;
import dev.portage.core.task.Extra;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Collects what only the target has. A directory in which something is protected stays, with all directories above it; what is not protected in it
 * goes one by one. Used by the planning thread.
 */
final class Extras implements AutoCloseable {
    private final ReverseSpool<Extra> spool = new ReverseSpool<>(Extra.class);
    private final Deque<Frame> frames = new ArrayDeque<>();
    private long files;
    private long bytes;

    private static final class Frame {
        private boolean isProtected;
        private long contents;
    }

    void add(String path, Entry entry) {
        spool.add(new Extra(path, entry.kind(), entry.length(), 0));
        files++;
        bytes += entry.length();
        count(Extra.trace(path, entry));
    }

    private void count(long contents) {
        if (!frames.isEmpty()) {
            frames.element().contents += contents;
        }
    }

    /** A directory that only the target has; what comes until {@link #leaveDirectory} lies below it. */
    void enterDirectory() {
        frames.push(new Frame());
    }

    void leaveDirectory(String path, Entry directory) {
        Frame frame = frames.pop();
        if (frame.isProtected) {
            protect();
        } else {
            spool.add(new Extra(path, EntryKind.DIRECTORY, 0, frame.contents));
            count(Extra.trace(path, directory) + frame.contents);
        }
    }

    /** Something that was just seen has to stay. */
    void protect() {
        if (!frames.isEmpty()) {
            frames.element().isProtected = true;
        }
    }

    /** How many files are to go. */
    long files() {
        return files;
    }

    /** How many bytes they have. */
    long bytes() {
        return bytes;
    }

    /** All entries, each directory before what lies below it. */
    ReverseSpool<Extra> spool() {
        return spool;
    }

    @Override
    public void close() {
        spool.close();
    }
}
