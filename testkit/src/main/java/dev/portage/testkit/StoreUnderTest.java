package dev.portage.testkit;

import dev.portage.api.storage.Storage;

/** What a contract needs to know of the store that it is held against. */
public interface StoreUnderTest {
    /** An empty directory of the store; the same one during a test, another for each test. */
    Workspace workspace();

    /** Another storage over the same store, as another process has it. The caller does not close it. */
    default Storage otherStorage() {
        return workspace().storage();
    }

    /** Whether the store can hold an entry of a name; it says no only where the store itself forbids it. */
    default boolean canHold(String name) {
        return true;
    }

    /** Whether the store gives every file an identity. */
    default boolean hasIdentity() {
        return true;
    }

    /**
     * From which length on, in bytes, a staged file survives its process. A store that has no hidden place may keep shorter ones in memory
     * until they are published.
     */
    default int survivingLength() {
        return 0;
    }
}
