package dev.portage.sandbox.s3;

import dev.portage.api.storage.NameOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads keys of a bucket that is a folder, in the order of S3, and no more of them than a page has. Used once. */
final class FolderKeys {
    /** What the server keeps beside objects. */
    private static final List<String> RESERVED = List.of(".mpus-", ".s3proxy-");

    private final String prefix;
    private final String after;
    private final int most;
    private final Predicate<String> isMark;
    private final List<String> keys = new ArrayList<>();

    /**
     * Keys to be read.
     *
     * @param prefix with which they begin
     * @param after behind which they come
     * @param most how many are wanted
     * @param isMark whether there is an object of a key that ends with a slash
     */
    FolderKeys(String prefix, String after, int most, Predicate<String> isMark) {
        this.prefix = prefix;
        this.after = after;
        this.most = most;
        this.isMark = isMark;
    }

    /** The keys in a bucket's folder. */
    List<String> read(Path bucket) {
        String above = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        read(bucket.resolve(above), above);
        return keys;
    }

    private void read(Path directory, String beginning) {
        if (isPassed(beginning)) {
            return;
        }
        if (!beginning.isEmpty() && isWanted(beginning) && isMark.test(beginning)) {
            keys.add(beginning);
        }
        for (String name : names(directory)) {
            String key = beginning + name;
            if (keys.size() >= most) {
                return;
            }
            if (!name.endsWith("/")) {
                if (isWanted(key)) {
                    keys.add(key);
                }
            } else if (key.startsWith(prefix)) {
                read(directory.resolve(name), key);
            }
        }
    }

    /** Whether all keys that begin so come before those that are wanted. */
    private boolean isPassed(String beginning) {
        return NameOrder.NAMES.compare(after, beginning) > 0 && !after.startsWith(beginning);
    }

    private boolean isWanted(String key) {
        return key.startsWith(prefix) && NameOrder.NAMES.compare(key, after) > 0;
    }

    /** What lies in a directory, in the order of keys: other directories end with a slash. */
    private static Iterable<String> names(Path directory) {
        TreeSet<String> names = new TreeSet<>(NameOrder.NAMES);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (RESERVED.stream().noneMatch(name::startsWith)) {
                    names.add(Files.isDirectory(entry) ? name + "/" : name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return names; // gone, or never there
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
