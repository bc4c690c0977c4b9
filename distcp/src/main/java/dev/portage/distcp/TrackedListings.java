package dev.portage.distcp;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Times;
import dev.portage.core.Stores;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import dev.portage.core.plan.SourceListing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.tools.CopyListingFileStatus;
import org.apache.hadoop.tools.DistCpConstants;
import org.apache.hadoop.tools.util.DistCpUtils;

/**
 * The files of {@code -xtrack}: all entries of the sources, and all of the target, each as a sequence file from relative paths to {@link
 * CopyListingFileStatus}, in the order of their keys, as DistCp writes them.
 */
record TrackedListings(Configuration configuration, Stores stores, Layout layout) {
    private static final String SOURCE_LISTING = "source_listing.seq";

    /** Writes both into a folder, in place of what is there. Blocks. */
    void write(Path folder) {
        try {
            FileSystem fileSystem = folder.getFileSystem(configuration);
            fileSystem.mkdirs(folder);
            write(
                    fileSystem,
                    new Path(folder, SOURCE_LISTING),
                    new Path(folder, DistCpConstants.SOURCE_SORTED_FILE),
                    this::appendSources);
            write(
                    fileSystem,
                    new Path(folder, DistCpConstants.TARGET_LISTING_FILE),
                    new Path(folder, DistCpConstants.TARGET_SORTED_FILE),
                    this::appendTarget);
        } catch (IOException e) {
            throw Refusal.ofSync("cannot write the listings of -xtrack to " + folder + ": " + e.getMessage());
        }
    }

    /** Writes entries. */
    private interface Entries {
        void appendTo(SequenceFile.Writer writer) throws IOException;
    }

    private void write(FileSystem fileSystem, Path listing, Path sorted, Entries entries) throws IOException {
        try (SequenceFile.Writer writer = SequenceFile.createWriter(
                configuration,
                SequenceFile.Writer.file(fileSystem.makeQualified(listing)),
                SequenceFile.Writer.keyClass(Text.class),
                SequenceFile.Writer.valueClass(CopyListingFileStatus.class),
                SequenceFile.Writer.compression(SequenceFile.CompressionType.NONE))) {
            entries.appendTo(writer);
        }
        fileSystem.delete(sorted, false);
        DistCpUtils.sortListing(configuration, fileSystem.makeQualified(listing), fileSystem.makeQualified(sorted));
        fileSystem.delete(listing, false);
    }

    private void appendSources(SequenceFile.Writer writer) throws IOException {
        for (Route route : layout.routes()) {
            if (route.listing().isPresent()) {
                appendListed(writer, route.listing().get());
                continue;
            }
            for (Entry source : route.sources()) {
                boolean isNamed = route.share() == Route.Share.CONTENTS && source.isFile();
                append(writer, isNamed ? source.name() : route.path(), source);
            }
        }
    }

    private void appendListed(SequenceFile.Writer writer, SourceListing listing) throws IOException {
        for (Iterator<SourceListing.Listed> all = listing.open(); all.hasNext(); ) {
            SourceListing.Listed listed = all.next();
            Location source = listed.entry().location();
            writer.append(
                    new Text("/" + listed.path()),
                    status(stores.of(source).find(source).orElse(listed.entry())));
        }
    }

    private void appendTarget(SequenceFile.Writer writer) throws IOException {
        Optional<Entry> target = stores.of(layout.base()).find(layout.base());
        if (target.isPresent()) {
            append(writer, "", target.get());
        }
    }

    /** An entry with all that is below it; the root itself is not listed. */
    private void append(SequenceFile.Writer writer, String path, Entry root) throws IOException {
        record Found(String path, Entry entry) {}
        Deque<Found> found = new ArrayDeque<>();
        found.push(new Found(path, root));
        while (!found.isEmpty()) {
            Found next = found.pop();
            if (!next.path.isEmpty()) {
                writer.append(new Text("/" + next.path), status(next.entry));
            }
            if (next.entry.isDirectory()) {
                try (EntryIterator children = stores.of(next.entry.location()).list(next.entry.location())) {
                    children.forEachRemaining(child -> found.push(
                            new Found(next.path.isEmpty() ? child.name() : next.path + "/" + child.name(), child)));
                }
            }
        }
    }

    /** Local disks tell with a listing no more than names and lengths; Hadoop's view of them has the rest. */
    private CopyListingFileStatus status(Entry entry) throws IOException {
        Attributes attributes = entry.attributes();
        Location location = entry.location();
        if (location.scheme().equals(Location.LOCAL)) {
            Path path = HadoopPaths.path(location);
            return new CopyListingFileStatus(path.getFileSystem(configuration).getFileStatus(path));
        }
        return new CopyListingFileStatus(
                entry.length(),
                entry.isDirectory(),
                attributes.replication().orElse(entry.isDirectory() ? 0 : 1),
                attributes.blockSize().orElse(0L),
                entry.modified().toEpochMilli(),
                attributes.times().map(Times::accessed).orElse(entry.modified()).toEpochMilli(),
                new FsPermission(attributes.mode().map(Integer::shortValue).orElse((short) 0644)),
                attributes.owner().orElse(""),
                attributes.group().orElse(""),
                HadoopPaths.path(location));
    }
}
