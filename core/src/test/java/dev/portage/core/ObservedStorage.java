package dev.portage.core;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.FileInput;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagedOutput;
import dev.portage.api.storage.Staging;
import dev.portage.api.storage.StagingRequest;
import dev.portage.api.storage.Storage;
import dev.portage.testkit.ForwardingStorage;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A store that tells which files are read, and which have just been published. As thread-safe as what it decorates.
 *
 * @param opened is told of a file before it is opened
 * @param published is told of a file after it was published
 */
record ObservedStorage(Storage storage, Consumer<Location> opened, Consumer<Location> published)
        implements ForwardingStorage {
    @Override
    public FileInput open(Location file, long offset) {
        opened.accept(file);
        return storage.open(file, offset);
    }

    @Override
    public Staging staging() {
        return new ObservedStaging(storage.staging(), published);
    }

    private record ObservedStaging(Staging staging, Consumer<Location> published) implements Staging {
        @Override
        public StagedOutput create(StagingRequest request) {
            return staging.create(request);
        }

        @Override
        public Optional<Entry> find(StagedFile staged) {
            return staging.find(staged);
        }

        @Override
        public StagedFile keep(StagedFile staged) {
            return staging.keep(staged);
        }

        @Override
        public void publish(StagedFile staged) {
            staging.publish(staged);
            published.accept(staged.target());
        }

        @Override
        public void discard(StagedFile staged) {
            staging.discard(staged);
        }
    }
}
