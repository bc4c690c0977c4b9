package dev.portage.benchmark.scale;

import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Limits;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.api.storage.StorageProvider;
import dev.portage.core.Copy;
import dev.portage.core.CopyRequest;
import dev.portage.core.JobListener;
import dev.portage.core.Stores;
import dev.portage.core.journal.Jobs;
import dev.portage.core.report.Report;
import dev.portage.core.run.Stop;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Copies millions of files that cost nothing to read or write, with everything else as it is: walk, tasks, journal, report. Shows that memory
 * does not grow with their number: run it with a small heap.
 */
public final class Scale {
    private static final int FILES_EACH = 1000;
    private static final int STARTED_LATE = 100;

    private Scale() {}

    /**
     * Takes the number of files in thousands, and the folder for the journal. Exits with the copy's code, or with 100 if the first file was
     * begun only when a hundredth of all was listed.
     */
    public static void main(String[] arguments) {
        int directories = Integer.parseInt(arguments[0]);
        EndlessTree tree = new EndlessTree(directories, FILES_EACH);
        AtomicLong listedAtFirst = new AtomicLong();
        Nowhere target = new Nowhere(() -> listedAtFirst.set(tree.listed()));
        CopyRequest request = new CopyRequest(
                List.of("endless:///"), "void:///", CopyOptions.defaults(), Limits.NONE, CopyRequest.PATIENCE);
        try (Stores stores = new Stores(
                List.of(provider("endless", tree), provider("void", target)), StorageOptions.NONE, store -> store)) {
            Report report = new Copy(
                            request,
                            stores,
                            new Jobs(Path.of(arguments[1])),
                            new Stop(),
                            Clock.systemUTC(),
                            JobListener.NONE)
                    .run(Optional.empty());
            System.out.printf(
                    Locale.ROOT,
                    "%,d files published in %.1f s, %s; the first one when %,d of %,d entries were listed; heap limit %d MB%n",
                    target.published(),
                    report.elapsed().toMillis() / 1e3,
                    report.state(),
                    listedAtFirst.get(),
                    tree.listed(),
                    Runtime.getRuntime().maxMemory() >> 20);
            boolean startedEarly = listedAtFirst.get() * 100 < tree.listed();
            System.exit(startedEarly ? report.exitCode() : STARTED_LATE);
        }
    }

    private static StorageProvider provider(String scheme, Storage storage) {
        return new StorageProvider() {
            @Override
            public boolean serves(String candidate, StorageOptions options) {
                return candidate.equals(scheme);
            }

            @Override
            public Storage open(Location location, StorageOptions options) {
                return storage;
            }
        };
    }
}
