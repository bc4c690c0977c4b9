package dev.portage.core.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Deletes trees of any depth and width, with one directory open at a time and no memory for files. Links are deleted,
 * not followed.
 */
final class Deletion {
    private final Deque<Path> directories = new ArrayDeque<>();

    private Deletion() {}

    /** Deletes what lies at a path with all that is below it; nothing happens if nothing is there. */
    static void delete(Path path) throws IOException {
        try {
            new Deletion().run(path);
        } catch (DirectoryIteratorException e) {
            throw Failure.causeOf(e);
        } catch (FileSystemException e) {
            if (!Failure.isBelowAFile(e)) {
                throw e;
            }
        }
    }

    /** On the stack lies each directory above those in it. */
    private void run(Path path) throws IOException {
        deleteOrPush(path);
        while (!directories.isEmpty()) {
            Path directory = directories.element();
            int before = directories.size();
            boolean progress = deleteChildren(directory);
            if (directories.size() == before) {
                deleteEmptied(directory, progress);
            }
        }
    }

    private boolean deleteChildren(Path directory) throws IOException {
        boolean any = false;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                deleteOrPush(child);
                any = true;
            }
        } catch (NoSuchFileException e) {
            return false;
        }
        return any;
    }

    /** Deletes a directory whose children are gone; if some came meanwhile, it is its turn again. */
    private void deleteEmptied(Path directory, boolean progress) throws IOException {
        try {
            Files.deleteIfExists(directory);
            directories.remove();
        } catch (DirectoryNotEmptyException e) {
            if (!progress) {
                throw e;
            }
        }
    }

    private void deleteOrPush(Path path) throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException e) {
            directories.push(path);
        }
    }
}
