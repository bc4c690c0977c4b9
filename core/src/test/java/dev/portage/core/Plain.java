package dev.portage.core;

import dev.portage.api.storage.Storage;
import dev.portage.testkit.ForwardingStorage;
import java.util.Optional;

/** A store without any capability. */
record Plain(Storage storage) implements ForwardingStorage {
    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return Optional.empty();
    }
}
