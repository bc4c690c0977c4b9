package dev.portage.distcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/** Writes and reads small trees of text files. */
record Tree(FileSystem fileSystem, Path root) {
    /** What is written without a time of its own is younger. */
    private static final long NOW = 1_500_000_000_000L;

    private static final long FUTURE = 4_000_000_000_000L;

    /**
     * Makes entries: {@code a/b=text} is a file, {@code a/b/} a directory. Each file is older than the one after it, and all are older than what is
     * written later.
     */
    Tree plant(String... entries) {
        try {
            long time = 1_000_000_000_000L;
            for (String entry : entries) {
                int equals = entry.indexOf('=');
                Path path = new Path(root, equals < 0 ? entry : entry.substring(0, equals));
                if (equals < 0) {
                    fileSystem.mkdirs(path);
                } else {
                    write(path, entry.substring(equals + 1));
                    time += 1000;
                    fileSystem.setTimes(path, time, time);
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path path, String text) throws IOException {
        try (FSDataOutputStream output = fileSystem.create(path, true)) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Gives an entry another name. */
    Tree rename(String from, String to) {
        try {
            if (!fileSystem.rename(new Path(root, from), new Path(root, to))) {
                throw new IOException("cannot rename " + from + " to " + to);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes an entry with all that is in it. */
    Tree delete(String path) {
        try {
            fileSystem.delete(new Path(root, path), true);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends to a file. */
    Tree append(String path, String text) {
        try (FSDataOutputStream output = fileSystem.append(new Path(root, path))) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a file younger than all others. */
    Tree touch(String path) {
        try {
            fileSystem.setTimes(new Path(root, path), FUTURE, FUTURE);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the permissions of an entry, in octal. */
    Tree chmod(String path, int mode) {
        try {
            fileSystem.setPermission(new Path(root, path), new FsPermission((short) mode));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All entries by path: the text of a file, {@code /} for a directory, each with its permissions and, for a file, time of change. */
    Map<String, String> read(Detail detail) {
        Map<String, String> entries = new TreeMap<>();
        try {
            if (fileSystem.exists(root)) {
                read(fileSystem.getFileStatus(root), "", detail, entries);
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much is read. */
    enum Detail {
        CONTENT,
        ATTRIBUTES,
        /** All that HDFS keeps. */
        EVERYTHING
    }

    private void read(FileStatus status, String path, Detail detail, Map<String, String> entries) throws IOException {
        String attributes =
                switch (detail) {
                    case CONTENT -> "";
                    case ATTRIBUTES -> " " + status.getPermission() + " " + status.getReplication();
                    case EVERYTHING -> " " + everything(status);
                };
        if (status.isDirectory()) {
            entries.put(path + "/", attributes);
            for (FileStatus child : fileSystem.listStatus(status.getPath())) {
                read(child, path + "/" + child.getPath().getName(), detail, entries);
            }
        } else {
            String time = detail == Detail.CONTENT
                    ? ""
                    : " " + (status.getModificationTime() < NOW ? status.getModificationTime() : "now");
            entries.put(path, text(status.getPath()) + attributes + time);
        }
    }

    private String everything(FileStatus status) throws IOException {
        Path path = status.getPath();
        Map<String, String> extended = new TreeMap<>();
        fileSystem
                .getXAttrs(path)
                .forEach((name, value) -> extended.put(name, HexFormat.of().formatHex(value)));
        List<Object> all = new ArrayList<>(List.of(
                status.getPermission(),
                status.getOwner(),
                status.getGroup(),
                time(status.getModificationTime()),
                fileSystem.getAclStatus(path).getEntries(),
                extended));
        Optional.ofNullable(((DistributedFileSystem) fileSystem).getErasureCodingPolicy(path))
                .ifPresent(policy -> all.add(policy.getName()));
        if (status.isFile()) {
            all.addAll(List.of(status.getReplication(), status.getBlockSize(), time(status.getAccessTime())));
            if (status.getLen() > 0) {
                all.add(fileSystem.getFileChecksum(path).getChecksumOpt());
            }
        }
        return all.toString();
    }

    private static String time(long millis) {
        return millis < NOW || millis > 2 * NOW ? Long.toString(millis) : "now";
    }

    private String text(Path path) throws IOException {
        try (var input = fileSystem.open(path)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
