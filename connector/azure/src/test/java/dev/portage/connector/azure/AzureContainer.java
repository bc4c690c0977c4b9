package dev.portage.connector.azure;

import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import dev.portage.storage.hadoop.HadoopStorageProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;

/** One container for all tests of this process. */
final class AzureContainer {
    private static final String ACCOUNT = "devstoreaccount1.dfs.core.windows.net";

    /** The key that every Azurite has, as its manual prints it. */
    private static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static final Location ROOT = new Location("abfs", "sandbox@" + ACCOUNT, "/");
    private static final AtomicInteger ROOTS = new AtomicInteger();

    private static final FutureTask<Azurite> SERVER = new FutureTask<>(Azurite::start);
    private static final FutureTask<List<Storage>> STORAGES =
            new FutureTask<>(() -> List.of(open(Map.of()), open(Map.of())));

    private AzureContainer() {}

    private static <T> T made(FutureTask<T> task) {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TestAbortedException skip) {
                throw skip;
            }
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    static Storage storage() {
        return made(STORAGES).get(0);
    }

    /** The same container as another process would see it. */
    static Storage other() {
        return made(STORAGES).get(1);
    }

    /** The same container, with more settings. */
    static Storage open(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "fs.azure.account.key." + ACCOUNT,
                KEY,
                "fs.azure.fns.account.service.type",
                "BLOB",
                "fs.azure.account.hns.enabled",
                "false",
                "fs.azure.abfs.endpoint",
                "127.0.0.1:" + made(SERVER).port(),
                "fs.azure.always.use.https",
                "false",
                "fs.azure.networking.library",
                "JDK_HTTP_URL_CONNECTION",
                "fs.azure.createRemoteFileSystemDuringInitialization",
                "true",
                "fs.azure.list.max.results",
                "100",
                "fs.trash.interval",
                "60"));
        properties.putAll(more);
        return new HadoopStorageProvider().open(ROOT, new StorageOptions(properties));
    }

    /** A directory that nothing else uses; it is not made. */
    static Location freshDirectory() {
        return ROOT.resolve("test-" + ROOTS.incrementAndGet());
    }
}
