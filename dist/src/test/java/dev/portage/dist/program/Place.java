package dev.portage.dist.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * A file or a directory in some file system, looked at through Hadoop's own client.
 *
 * @param address how users write it
 */
record Place(FileSystem fileSystem, String address) {
    private static final int BUFFER = 1 << 20;

    static Place local(java.nio.file.Path path) {
        try {
            FileSystem local = new RawLocalFileSystem();
            local.initialize(URI.create("file:///"), new Configuration(false));
            return new Place(local, path.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Place resolve(String relative) {
        return new Place(fileSystem, address + "/" + relative);
    }

    Path path() {
        return new Path(address);
    }

    boolean exists() {
        try {
            return fileSystem.exists(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a directory, and the missing ones above it. */
    Place createDirectory() {
        try {
            fileSystem.mkdirs(path());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, and the missing directories above it. */
    Place write(byte[] content) {
        try (var stream = fileSystem.create(path())) {
            stream.write(content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text file, and the missing directories above it. */
    Place write(String content) {
        return write(content.getBytes(StandardCharsets.UTF_8));
    }

    void delete() {
        try {
            fileSystem.delete(path(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that lies below, by relative path: {@code directory}, or a file's length and checksum. Without temporary files. */
    SortedMap<String, String> contents() {
        SortedMap<String, String> all = everything();
        all.keySet().removeIf(Place::isTemporary);
        return all;
    }

    /** The relative paths of all temporary files of Portage below this place. */
    List<String> temporaryFiles() {
        SortedMap<String, String> names = new TreeMap<>();
        collect(path(), "", names, file -> "");
        return names.keySet().stream().filter(Place::isTemporary).toList();
    }

    private static boolean isTemporary(String path) {
        return path.contains(".portage-");
    }

    private SortedMap<String, String> everything() {
        SortedMap<String, String> all = new TreeMap<>();
        collect(path(), "", all, this::describe);
        return all;
    }

    private void collect(
            Path directory, String prefix, SortedMap<String, String> all, Function<FileStatus, String> description) {
        try {
            if (!fileSystem.exists(directory)) {
                return;
            }
            for (FileStatus status : fileSystem.listStatus(directory)) {
                String path = prefix + status.getPath().getName();
                all.put(path, status.isDirectory() ? "directory" : description.apply(status));
                if (status.isDirectory()) {
                    collect(status.getPath(), path + "/", all, description);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String describe(FileStatus file) {
        if (isTemporary(file.getPath().getName())) {
            return "";
        }
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        try (InputStream stream = fileSystem.open(file.getPath(), BUFFER)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.getLen() + " bytes, " + HexFormat.of().toHexDigits((int) sum.getValue());
    }

    @Override
    public String toString() {
        return address;
    }
}
