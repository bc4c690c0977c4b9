package dev.portage.storage.s3;

import dev.portage.api.PortageException;
import dev.portage.api.storage.ByteRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** Copies the parts of an upload within the store, some at a time: the work is the store's, and this process only waits. Thread-safe. */
record PartCopies(Executor threads) {
    /**
     * Copies all parts; blocks until none is under way.
     *
     * @param range of the file that the parts make up
     * @param copy copies the part of a number, from a range of the file
     * @throws PortageException what the first failure says
     */
    void copy(PartPlan plan, ByteRange range, BiConsumer<Integer, ByteRange> copy) {
        AtomicBoolean failed = new AtomicBoolean();
        List<CompletableFuture<Void>> copies = new ArrayList<>();
        long offset = range.offset();
        for (int index = 0; index < plan.count(); index++) {
            int number = plan.first() + index;
            ByteRange part = new ByteRange(index, offset, plan.length(index));
            offset = part.end();
            copies.add(CompletableFuture.runAsync(() -> copyUnless(failed, () -> copy.accept(number, part)), threads));
        }
        await(copies);
    }

    private static void copyUnless(AtomicBoolean failed, Runnable copy) {
        if (failed.get()) {
            return;
        }
        try {
            copy.run();
        } catch (RuntimeException e) {
            failed.set(true);
            throw e;
        }
    }

    private static void await(List<CompletableFuture<Void>> copies) {
        try {
            CompletableFuture.allOf(copies.toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PortageException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
