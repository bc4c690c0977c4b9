package dev.portage.storage.s3;

import dev.portage.api.storage.Location;

/**
 * A multipart upload that was begun.
 *
 * @param target where the object will be when it is completed
 * @param attempt that writes it
 * @param id the store's name for the upload
 */
record Upload(Location target, String attempt, String id) {
    /** Where its mark lies. */
    Location place() {
        return Handle.place(target, attempt);
    }
}
