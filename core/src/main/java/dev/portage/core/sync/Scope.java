package dev.portage.core.sync;

import dev.portage.api.storage.Entry;
import java.util.Optional;
import java.util.function.Supplier;

/** Which entries take part in a synchronisation. All paths lie below the synchronised directory. */
public interface Scope {
    /** All. */
    Scope EVERYTHING = new Scope() {
        @Override
        public boolean takes(String path, Supplier<Optional<Entry>> entry) {
            return true;
        }

        @Override
        public boolean looksInto(String path) {
            return true;
        }

        @Override
        public boolean dependsOnPlace() {
            return false;
        }
    };

    /**
     * Whether an entry takes part.
     *
     * @param entry looks at it, which is done only if its path does not decide
     */
    boolean takes(String path, Supplier<Optional<Entry>> entry);

    /** Whether anything in a directory may take part. */
    boolean looksInto(String path);

    /** Whether an entry may begin or cease to take part when it, or a directory above it, gets another name. */
    boolean dependsOnPlace();
}
