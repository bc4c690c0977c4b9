package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import java.io.IOException;
import java.util.Optional;

/**
 * Gives staged files their names: renames first, and looks only if that failed.
 *
 * @param lookup looks
 * @param renaming renames
 */
record Publishing(Lookup lookup, Renaming renaming) {

    void publish(StagedFile staged) {
        Location target = staged.target();
        if (staged.handle().equals(target.path())) {
            return;
        }
        try {
            Connection connection = lookup.connection();
            renaming.rename(connection.path(target.at(staged.handle())), connection.path(target));
        } catch (IOException e) {
            settle(staged, e);
        }
    }

    /** Makes sure that the target does not miss what it had before a publication that broke off. */
    void undo(StagedFile staged) {
        Location target = staged.target();
        lookup.connection().call("restore", target, path -> {
            renaming.undo(lookup.connection().path(target.at(staged.handle())), path);
            return true;
        });
    }

    /** Finds out whether a renaming that failed took place all the same, perhaps earlier. */
    private void settle(StagedFile staged, IOException thrown) {
        PortageException failure = StoreFailure.of("publish", staged.target(), thrown);
        if (failure.code() == ErrorCode.ACCESS_DENIED || StoreFailure.isBeforeSending(thrown)) {
            throw failure;
        }
        Optional<Entry> temporary;
        Optional<Entry> target;
        try {
            temporary = lookup.find(staged.target().at(staged.handle()));
            target = lookup.find(staged.target());
        } catch (PortageException e) {
            failure.addSuppressed(e);
            throw new PortageException(
                    ErrorCode.COMMIT_UNKNOWN,
                    "it is not known whether " + staged.target() + " was published: " + e.getMessage(),
                    failure);
        }
        if (temporary.isPresent()) {
            throw target.filter(Entry::isDirectory).isPresent() ? isDirectory(staged, failure) : failure;
        }
        if (target.filter(entry -> isWhatWasStaged(entry, staged)).isEmpty()) {
            throw new PortageException(
                    ErrorCode.NOT_FOUND, "cannot publish " + staged.target() + ": the staged file is gone", failure);
        }
    }

    private static PortageException isDirectory(StagedFile staged, PortageException failure) {
        return new PortageException(
                ErrorCode.WRONG_KIND, "cannot publish " + staged.target() + ": a directory is in its place", failure);
    }

    private static boolean isWhatWasStaged(Entry entry, StagedFile staged) {
        if (staged.identity().isPresent()) {
            return staged.identity().equals(entry.identity());
        }
        return entry.isFile() && entry.length() == staged.length();
    }
}
