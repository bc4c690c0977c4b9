package dev.portage.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/** What a copy has left at its target, compared with what it had to leave there. */
final class Arrival {
    private static final int SAMPLE = 20;

    private final DataSet expected;
    private final Place target;

    Arrival(DataSet expected, Place target) {
        this.expected = expected;
        this.target = target;
    }

    /** The first difference in the names and sizes of all files and the content of twenty that are not empty, or nothing. */
    Optional<String> findDefect() throws IOException {
        if (!target.exists()) {
            return Optional.of("no target");
        }
        Map<String, Long> sizes = target.sizes();
        if (sizes.size() != expected.files().size()) {
            return Optional.of(
                    sizes.size() + " files instead of " + expected.files().size());
        }
        for (DataFile file : expected.files()) {
            Long size = sizes.get(file.path());
            if (size == null || size != file.size()) {
                return Optional.of(file.path() + " has " + size + " bytes instead of " + file.size());
            }
        }
        return findDefectInSample();
    }

    private Optional<String> findDefectInSample() throws IOException {
        for (DataFile file : sample()) {
            if (arrived(file) != sent(file)) {
                return Optional.of(file.path() + " has other content");
            }
        }
        return Optional.empty();
    }

    private List<DataFile> sample() {
        List<DataFile> bySize = expected.files().stream()
                .filter(file -> file.size() > 0)
                .sorted(Comparator.comparingLong(DataFile::size).thenComparing(DataFile::path))
                .toList();
        int count = Math.min(SAMPLE, bySize.size());
        int last = bySize.size() - 1;
        return IntStream.range(0, count)
                .mapToObj(number -> bySize.get(number * last / Math.max(1, count - 1)))
                .toList();
    }

    private static long sent(DataFile file) throws IOException {
        CheckedOutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32C());
        file.writeTo(out);
        return out.getChecksum().getValue();
    }

    private long arrived(DataFile file) throws IOException {
        try (InputStream stored = target.open(file.path());
                CheckedInputStream in = new CheckedInputStream(stored, new CRC32C())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getChecksum().getValue();
        }
    }
}
