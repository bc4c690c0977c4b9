package dev.portage.storage.hadoop;

import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** HDFS with even the smallest files written by the stream of Hadoop's client. */
final class HdfsStreamContractTest extends HdfsContractTest {
    private static final Storage STORAGE = open();

    private static Storage open() {
        Map<String, String> options =
                new HashMap<>(SharedCluster.sandbox().options().properties());
        options.put(SmallFiles.LIMIT, "0");
        return new HadoopStorageProvider().open(SharedCluster.sandbox().root(), new StorageOptions(options));
    }

    @AfterAll
    static void closeStorage() {
        STORAGE.close();
    }

    @Override
    protected Storage storage() {
        return STORAGE;
    }
}
