package dev.portage.storage.s3;

import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects whose keys begin in some way, in order, page by page. Once it is clear that there are many, the next pages are asked for at the
 * same time, each from where it is guessed to begin. Used by one thread.
 */
final class KeySequence {
    /** Pages under way; they are all that is kept in memory. */
    private static final int MOST_AT_ONCE = 8;
    /** As many at first, and twice as many each time that it has paid. */
    private static final int FEW_AT_ONCE = 2;
    /** After so many pages there are many. */
    private static final int PATIENCE = 3;
    /** With fewer objects for each page that was asked for, guessing does not pay. */
    private static final int LEAST_YIELD = 300;
    /** For so many pages nobody guesses then. */
    private static final int PAUSE = 20;

    private final Bucket bucket;
    private final Location directory;
    private final String prefix;
    private final Deque<Segment> ahead = new ArrayDeque<>();
    private Optional<String> token = Optional.empty();
    private String after = "";
    private int wait = PATIENCE;
    private int atOnce = FEW_AT_ONCE;
    private int asked;
    private int found;

    /**
     * A page that was asked for.
     *
     * @param until the last key that belongs to it
     */
    private record Segment(String until, CompletableFuture<ListObjectsV2Response> page) {}

    /** Some objects. */
    record Page(List<S3Object> objects, Extent extent) {}

    /** Why a page ends where it does. */
    enum Extent {
        /** It has as many objects as the store tells at once. */
        FULL,
        /** The next page was asked for already. */
        CUT,
        /** There are no more. */
        LAST
    }

    /** All objects below a directory. */
    KeySequence(Bucket bucket, Location directory) {
        this.bucket = bucket;
        this.directory = directory;
        this.prefix = bucket.prefix(directory);
    }

    /** Goes on behind a key. */
    void skipTo(String key) {
        ahead.clear();
        token = Optional.empty();
        after = key;
        wait = PATIENCE;
    }

    /** The next page, which may be empty although there are more; blocks. */
    Page next() {
        return ahead.isEmpty() ? nextAtOnce() : nextOf(ahead.remove());
    }

    private Page nextAtOnce() {
        ListObjectsV2Response page = list(token, after);
        List<S3Object> objects = page.contents();
        if (!isMore(page)) {
            return new Page(objects, Extent.LAST);
        }
        token = Optional.ofNullable(page.nextContinuationToken());
        if (!objects.isEmpty()) {
            after = objects.get(objects.size() - 1).key();
            foresee(objects);
        }
        return new Page(objects, Extent.FULL);
    }

    private static boolean isMore(ListObjectsV2Response page) {
        return Boolean.TRUE.equals(page.isTruncated());
    }

    private ListObjectsV2Response list(Optional<String> from, String behind) {
        return bucket.call(
                "list",
                directory,
                client -> client.listObjectsV2(request -> request.bucket(bucket.name())
                        .prefix(prefix)
                        .continuationToken(from.orElse(null))
                        .startAfter(from.isPresent() || behind.isEmpty() ? null : behind)));
    }

    /** Asks for the next pages, if there is reason to think that there are some, and where they begin. */
    private void foresee(List<S3Object> page) {
        wait--;
        if (wait > 0) {
            return;
        }
        asked = 0;
        found = 0;
        Foresight.of(page.stream().map(S3Object::key).toList())
                .map(foresight -> foresight.next(atOnce))
                .orElse(List.of())
                .forEach(this::ask);
    }

    private void ask(String until) {
        String from = after;
        if (NameOrder.NAMES.compare(until, from) > 0) {
            ahead.add(segment(from, until));
            after = until;
        }
    }

    private Segment segment(String from, String until) {
        asked++;
        token = Optional.empty();
        return new Segment(until, CompletableFuture.supplyAsync(() -> list(Optional.empty(), from), bucket.threads()));
    }

    private Page nextOf(Segment segment) {
        ListObjectsV2Response page = await(segment.page);
        List<S3Object> all = page.contents();
        List<S3Object> objects = all.stream()
                .filter(object -> NameOrder.NAMES.compare(object.key(), segment.until) <= 0)
                .toList();
        found += objects.size();
        boolean isWhole = objects.size() == all.size();
        if (isWhole && !isMore(page)) {
            ahead.clear();
            return new Page(objects, Extent.LAST);
        }
        if (isWhole && !all.isEmpty()) {
            ahead.addFirst(segment(all.get(all.size() - 1).key(), segment.until));
        }
        if (ahead.isEmpty()) {
            learn();
        }
        return new Page(objects, isWhole ? Extent.FULL : Extent.CUT);
    }

    private void learn() {
        if (found < asked * LEAST_YIELD) {
            wait = PAUSE;
            atOnce = FEW_AT_ONCE;
        } else {
            atOnce = Math.min(MOST_AT_ONCE, 2 * atOnce);
        }
    }

    private static ListObjectsV2Response await(CompletableFuture<ListObjectsV2Response> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PortageException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
