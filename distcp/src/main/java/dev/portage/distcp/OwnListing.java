package dev.portage.distcp;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryKind;
import dev.portage.api.storage.NameOrder;
import dev.portage.core.plan.SourceListing;
import dev.portage.core.spool.SpillingSort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.tools.CopyListing;
import org.apache.hadoop.tools.CopyListingFileStatus;
import org.apache.hadoop.tools.DistCpConstants;
import org.apache.hadoop.tools.DistCpContext;

/**
 * What a user's own {@link CopyListing} has listed ({@code distcp.copy.listing.class}), in a file of the temporary directory until it is closed.
 * Not thread-safe.
 */
final class OwnListing implements SourceListing {
    private static final Comparator<Listed> BY_PATH = Comparator.comparing(Listed::path, NameOrder.PATHS);
    private static final int SORTED_IN_MEMORY = 10_000;

    private final Configuration configuration;
    private final java.nio.file.Path folder;
    private final List<SpillingSort<Listed>> sorts = new ArrayList<>();

    private OwnListing(Configuration configuration, java.nio.file.Path folder) {
        this.configuration = configuration;
        this.folder = folder;
    }

    /** Whether a command asks for one. */
    static boolean isAskedFor(Invocation invocation) {
        return !className(invocation).isEmpty();
    }

    /** The name of the class; empty for DistCp's own. */
    static String className(Invocation invocation) {
        return invocation.configuration().get(DistCpConstants.CONF_LABEL_COPY_LISTING_CLASS, "");
    }

    /**
     * Has the class list what is to be copied. Blocks.
     *
     * @param target tells the class whether there is something at the target
     * @throws Refusal if the class refuses, or cannot be used
     */
    static OwnListing build(Invocation invocation, Optional<Entry> target) {
        Configuration configuration = new Configuration(invocation.configuration());
        invocation.options().appendToConf(configuration);
        configuration.setBoolean(DistCpConstants.CONF_LABEL_TARGET_PATH_EXISTS, target.isPresent());
        DistCpContext context = new DistCpContext(invocation.options());
        context.setTargetPathExists(target.isPresent());
        OwnListing listing = new OwnListing(configuration, temporaryFolder());
        try {
            CopyListing.getCopyListing(configuration, new Credentials(), context)
                    .buildListing(listing.file(), context);
            return listing;
        } catch (IOException | RuntimeException e) {
            listing.close();
            throw refusal(className(invocation), e);
        }
    }

    private static java.nio.file.Path temporaryFolder() {
        try {
            return Files.createTempDirectory("portage-listing-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the exit codes of DistCp, whose exceptions are its own. */
    private static Refusal refusal(String name, Exception cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause.getClass().getSimpleName()) {
            case "InvalidInputException" -> Refusal.ofInput(message);
            case "DuplicateFileException" -> Refusal.ofDuplicates(message);
            case "AclsNotSupportedException" -> Refusal.ofAcls(message);
            case "XAttrsNotSupportedException" -> Refusal.ofExtendedAttributes(message);
            default -> Refusal.ofListing(name + " cannot list: " + reason(cause));
        };
    }

    /** The beginning and the end of a chain of causes. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String first = String.valueOf(failure.getMessage());
        return root == failure ? failure.getMessage() == null ? failure.toString() : first : first + ": " + root;
    }

    private Path file() {
        return new Path(folder.resolve("listing.seq").toUri());
    }

    @Override
    public Iterator<Listed> open() {
        SpillingSort<Listed> sort = new SpillingSort<>(Listed.class, BY_PATH, SORTED_IN_MEMORY);
        sorts.add(sort);
        try (SequenceFile.Reader reader = new SequenceFile.Reader(configuration, SequenceFile.Reader.file(file()))) {
            Text path = new Text();
            CopyListingFileStatus status = new CopyListingFileStatus();
            while (reader.next(path, status)) {
                if (status.getChunkOffset() <= 0) { // of a file that was cut, the first part stands for the whole
                    sort.add(listed(path, status));
                }
            }
            return sort.sorted();
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.ofListing("cannot read what was listed: " + e.getMessage());
        }
    }

    /** Two slashes are one, and one at the end is none. */
    private static Listed listed(Text path, CopyListingFileStatus status) {
        String below = path.toString().replaceAll("/+", "/").replaceFirst("/$", "");
        return new Listed(
                below.startsWith("/") ? below.substring(1) : below,
                new Entry(
                        HadoopPaths.location(status.getPath()),
                        status.isDirectory() ? EntryKind.DIRECTORY : EntryKind.FILE,
                        status.getLen(),
                        Instant.ofEpochMilli(status.getModificationTime()),
                        Optional.empty(),
                        Attributes.NONE));
    }

    @Override
    public void close() {
        sorts.forEach(SpillingSort::close);
        sorts.clear();
        try {
            FileSystem.getLocal(configuration).delete(new Path(folder.toUri()), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
