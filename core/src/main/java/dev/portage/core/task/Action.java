package dev.portage.core.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.portage.api.storage.ByteRange;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.StagedFile;
import java.util.Optional;

/** What is to be done with one entry; a task is some of them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Action.MakeDirectory.class, name = "make-directory"),
    @JsonSubTypes.Type(value = Action.CopyFile.class, name = "copy"),
    @JsonSubTypes.Type(value = Action.CopyRange.class, name = "copy-range"),
    @JsonSubTypes.Type(value = Action.AssembleFile.class, name = "assemble"),
    @JsonSubTypes.Type(value = Action.KeepStaged.class, name = "keep-staged"),
    @JsonSubTypes.Type(value = Action.AppendFile.class, name = "append"),
    @JsonSubTypes.Type(value = Action.SetAttributes.class, name = "set-attributes"),
    @JsonSubTypes.Type(value = Action.CompareFile.class, name = "compare")
})
public sealed interface Action {
    /** The entry's path below the job's target, components separated by {@code /}. */
    String path();

    /** How many bytes it moves, for balancing and progress. */
    long bytes();

    /** The length of the file that it copies, or helps to copy; empty if it copies none. */
    default Optional<Long> fileLength() {
        return Optional.empty();
    }

    /** Makes a directory that is missing at the target. */
    record MakeDirectory(String path) implements Action {
        @Override
        public long bytes() {
            return 0;
        }
    }

    /**
     * Copies a whole file.
     *
     * @param source the file as it was listed
     * @param condition when to do it
     * @param replaced the length of the file whose place it takes
     */
    record CopyFile(String path, Entry source, Condition condition, Optional<Long> replaced) implements Action {
        /** A file that takes the place of none. */
        public CopyFile(String path, Entry source, Condition condition) {
            this(path, source, condition, Optional.empty());
        }

        @Override
        public Optional<Long> fileLength() {
            return Optional.of(source.length());
        }

        @Override
        public long bytes() {
            return source.length();
        }
    }

    /** When a file is to be copied. */
    enum Condition {
        /** In any case. */
        ALWAYS,
        /** Unless somebody else has put something there by the time it would be replaced. */
        IF_ABSENT,
        /** Unless the stores' own checksums say that the target has the same content. */
        UNLESS_STORES_AGREE,
        /** Only if the stores' own checksums say that the target has other content. */
        IF_STORES_DIFFER,
        /** Unless the target has the same content; it is read where the stores do not know. */
        UNLESS_SAME_CONTENT
    }

    /**
     * Copies one range of a file; whoever finishes the last range assembles and publishes the file.
     *
     * @param attempt names the staged file, see {@link dev.portage.api.storage.StagingRequest#attempt}
     * @param replaced the length of the file whose place the whole takes
     */
    record CopyRange(String path, Entry source, String attempt, FileCut cut, ByteRange range, Optional<Long> replaced)
            implements Action {
        @Override
        public Optional<Long> fileLength() {
            return Optional.of(source.length());
        }

        @Override
        public long bytes() {
            return range.length();
        }
    }

    /**
     * Assembles and publishes a file all of whose ranges were copied by an earlier run.
     *
     * @param replaced the length of the file whose place it takes
     */
    record AssembleFile(String path, Entry source, String attempt, FileCut cut, Optional<Long> replaced)
            implements Action {
        @Override
        public Optional<Long> fileLength() {
            return Optional.of(source.length());
        }

        @Override
        public long bytes() {
            return 0;
        }
    }

    /**
     * Keeps a file that an earlier run has staged for a commit; copies it anew if what is staged is no longer there.
     *
     * @param source the file, which is as it was
     * @param outcome of that copy
     * @param replaced the length of the file whose place it takes
     */
    record KeepStaged(String path, Entry source, StagedFile staged, Outcome.Copied outcome, Optional<Long> replaced)
            implements Action {
        @Override
        public Optional<Long> fileLength() {
            return Optional.of(source.length());
        }

        @Override
        public long bytes() {
            return 0;
        }
    }

    /**
     * Appends what is missing to a target that is the beginning of its source; copies the file if it is not.
     *
     * @param targetLength bytes that are there
     */
    record AppendFile(String path, Entry source, long targetLength) implements Action {
        @Override
        public Optional<Long> fileLength() {
            return Optional.of(source.length());
        }

        @Override
        public long bytes() {
            return source.length() - targetLength;
        }
    }

    /** Carries attributes over to an entry whose content stays. */
    record SetAttributes(String path, Entry source) implements Action {
        @Override
        public long bytes() {
            return 0;
        }
    }

    /** Compares the contents of two files of the same length. */
    record CompareFile(String path, Entry source, Entry target) implements Action {
        @Override
        public long bytes() {
            return source.length();
        }
    }
}
