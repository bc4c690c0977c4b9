package dev.portage.core.plan;

import dev.portage.api.PortageException;
import dev.portage.core.run.Retry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lists directories before their turn, several at a time, and as many as a fixed number of pages allows. Whoever comes to a directory that
 * was not listed ahead lists it himself, so nobody ever waits for room. Thread-safe.
 */
final class ReadAhead implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int LISTINGS = 32;
    private static final int PAGE = 500;

    private final Retry retry;
    private final Semaphore room = new Semaphore(LISTINGS);
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "portage-list");
        thread.setDaemon(true);
        return thread;
    });

    @SuppressWarnings("FutureReturnValueIgnored") // a listing that failed has nothing to close
    private static void closeWhenListed(CompletableFuture<Listing> listing) {
        listing.thenAccept(Listing::close);
    }

    /**
     * Lists nothing yet.
     *
     * @param retry is asked whether a listing that failed is begun again
     */
    ReadAhead(Retry retry) {
        this.retry = retry;
    }

    /** A listing of nothing. */
    static Handle nothing() {
        return new Handle(Listing::empty, () -> {});
    }

    /** A listing that is begun when it is asked for, by whoever asks. */
    static Handle later(Supplier<Listing> begin) {
        return new Handle(begin, () -> {});
    }

    /** As {@link #prepare}, but the listing is begun, and its first page fetched, by whoever asks for it. */
    Handle prepareInPlace(Supplier<Listing> begin) {
        return new Handle(() -> retry.call(() -> fetchFirstPage(begin.get())), () -> {});
    }

    /**
     * Prepares to list.
     *
     * @param begin begins the listing, perhaps in another thread, and again after a failure that may pass
     */
    Handle prepare(Supplier<Listing> begin) {
        Supplier<Listing> list = () -> retry.call(() -> fetchFirstPage(begin.get()));
        if (!room.tryAcquire()) {
            return new Handle(list, () -> {});
        }
        CompletableFuture<Listing> ahead = CompletableFuture.supplyAsync(list, executor);
        return new Handle(() -> await(ahead), () -> {
            room.release();
            closeWhenListed(ahead);
        });
    }

    private static Listing fetchFirstPage(Listing listing) {
        try {
            return listing.fetch(PAGE);
        } catch (RuntimeException e) {
            listing.close();
            throw e;
        }
    }

    private static Listing await(CompletableFuture<Listing> listing) {
        try {
            return listing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PortageException failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** A listing that was begun, or will be when it is asked for. Used by one thread. */
    static final class Handle implements AutoCloseable {
        private final Supplier<Listing> supplier;
        private final Runnable release;
        private Optional<Listing> opened = Optional.empty();
        private boolean closed;

        private Handle(Supplier<Listing> supplier, Runnable release) {
            this.supplier = supplier;
            this.release = release;
        }

        /** The listing; blocks, and fails as {@link Walk.Unlisted}. */
        Listing listing() {
            try {
                opened = Optional.of(supplier.get());
                return opened.get();
            } catch (PortageException e) {
                throw new Walk.Unlisted(e);
            }
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            opened.ifPresent(Listing::close);
            release.run();
        }
    }
}
