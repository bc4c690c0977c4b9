package dev.portage.core.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.StagingName;
import dev.portage.core.verify.Proof;
import java.util.Optional;

/** What became of one entry. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Copied.class, name = "copied"),
    @JsonSubTypes.Type(value = Outcome.Skipped.class, name = "skipped"),
    @JsonSubTypes.Type(value = Outcome.DirectoryMade.class, name = "directory-made"),
    @JsonSubTypes.Type(value = Outcome.AttributesSet.class, name = "attributes-set"),
    @JsonSubTypes.Type(value = Outcome.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = Outcome.Identical.class, name = "identical"),
    @JsonSubTypes.Type(value = Outcome.Differs.class, name = "differs"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
})
public sealed interface Outcome {
    /** The entry's path below the job's target. */
    String path();

    /**
     * The file was copied and published.
     *
     * @param bytes its length
     * @param appended how many of them were appended to what was there
     * @param replaced the length of the file whose place it took
     * @param checksum of the bytes that were read, where they were summed up
     * @param byStore whether the store has copied it itself
     */
    record Copied(
            String path,
            long bytes,
            Optional<Long> appended,
            Optional<Long> replaced,
            Optional<Checksum> checksum,
            Proof proof,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean byStore)
            implements Outcome {
        /** A file that was read to copy it. */
        public Copied(
                String path,
                long bytes,
                Optional<Long> appended,
                Optional<Long> replaced,
                Optional<Checksum> checksum,
                Proof proof) {
            this(path, bytes, appended, replaced, checksum, proof, false);
        }

        /** A file that was copied as a whole, to where none was. */
        public Copied(String path, long bytes, Optional<Checksum> checksum, Proof proof) {
            this(path, bytes, Optional.empty(), Optional.empty(), checksum, proof, false);
        }

        /** The same in place of a file. */
        public Copied replacing(Optional<Long> length) {
            return new Copied(path, bytes, appended, length, checksum, proof, byStore);
        }

        /** The same, copied by the store itself. */
        public Copied madeByStore() {
            return new Copied(path, bytes, appended, replaced, checksum, proof, true);
        }

        /** How many bytes were there before. */
        public long before() {
            return appended.map(added -> bytes - added).or(() -> replaced).orElse(0L);
        }

        /** How many bytes were moved. */
        public long moved() {
            return appended.orElse(bytes);
        }
    }

    /** The file was left as it is. */
    record Skipped(String path, long bytes, SkipReason reason) implements Outcome {}

    /** The directory was made. */
    record DirectoryMade(String path) implements Outcome {}

    /** The content stayed, attributes were carried over. */
    record AttributesSet(String path) implements Outcome {}

    /**
     * The entry was deleted at the target.
     *
     * @param bytes the length of a file, 0 for a directory
     */
    record Deleted(String path, EntryKind kind, long bytes) implements Outcome {}

    /** Both sides have the same. */
    record Identical(String path, long bytes) implements Outcome {}

    /** The sides differ. */
    record Differs(String path, Discrepancy discrepancy, String detail) implements Outcome {}

    /**
     * It could not be done; the target is as it was.
     *
     * @param message what failed, on which thing
     * @param reading whether it was the source that could not be read
     * @param bytes the length of a file that should have been copied
     */
    record Failed(String path, ErrorCode code, String message, boolean reading, Optional<Long> bytes)
            implements Outcome {
        /** A failure that is not one of reading. */
        public Failed(String path, ErrorCode code, String message) {
            this(path, code, message, false, Optional.empty());
        }

        /**
         * What an error comes to for an entry, with what failed before it or in cleaning up after it; temporary files in its message are called
         * by the entry's name, which users know.
         */
        public static Failed of(String path, PortageException e) {
            StringBuilder message = new StringBuilder(String.valueOf(e.getMessage()));
            for (Throwable other : e.getSuppressed()) {
                message.append("; also: ").append(other.getMessage());
            }
            String name = path.substring(path.lastIndexOf('/') + 1);
            String told = name.isEmpty() ? message.toString() : StagingName.replacedIn(message.toString(), name);
            return new Failed(path, e.code(), told, e instanceof SourceFailure, Optional.empty());
        }

        /** The same of a file that should have been copied. */
        public Failed ofFile(long length) {
            return new Failed(path, code, message, reading, Optional.of(length));
        }
    }
}
