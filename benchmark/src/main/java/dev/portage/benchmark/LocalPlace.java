package dev.portage.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A directory of this machine. */
record LocalPlace(Path root) implements Place {

    @Override
    public String uri() {
        return "file://" + root;
    }

    @Override
    public String path() {
        return root.toString();
    }

    @Override
    public LocalPlace child(String name) {
        return new LocalPlace(root.resolve(name));
    }

    @Override
    public boolean exists() {
        return Files.isDirectory(root);
    }

    /** As the interface says, without the checksum files that Hadoop lays beside each file. */
    @Override
    public Map<String, Long> sizes() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !isHadoopChecksum(path.getFileName().toString()))
                    .collect(Collectors.toMap(path -> root.relativize(path).toString(), LocalPlace::size));
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(root.resolve(path));
    }

    @Override
    public void delete() throws IOException {
        Folders.delete(root);
    }

    private static boolean isHadoopChecksum(String name) {
        return name.startsWith(".") && name.endsWith(".crc");
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
