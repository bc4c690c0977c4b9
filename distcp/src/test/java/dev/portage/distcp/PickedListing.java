package dev.portage.distcp;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.tools.CopyListing;
import org.apache.hadoop.tools.CopyListingFileStatus;
import org.apache.hadoop.tools.DistCpContext;

/** A listing as users write it: it copies what a setting says, {@code from>to} with semicolons between them, in that order. */
public final class PickedListing extends CopyListing {
    /** The setting. */
    static final String PICKED = "test.picked";

    private long bytes;
    private long paths;

    /** Made by DistCp. */
    public PickedListing(Configuration configuration, Credentials credentials) {
        super(configuration, credentials);
    }

    @Override
    protected void validatePaths(DistCpContext context) throws IOException {
        if (getConf().get(PICKED) == null) {
            throw new IOException("nothing was picked");
        }
    }

    @Override
    protected void doBuildListing(Path file, DistCpContext context) throws IOException {
        try (SequenceFile.Writer writer = SequenceFile.createWriter(
                getConf(),
                SequenceFile.Writer.file(file),
                SequenceFile.Writer.keyClass(Text.class),
                SequenceFile.Writer.valueClass(CopyListingFileStatus.class))) {
            for (String pick : getConf().get(PICKED, "").split(";", -1)) {
                append(writer, pick.split(">", -1));
            }
        }
    }

    private void append(SequenceFile.Writer writer, String[] pick) throws IOException {
        Path from = new Path(pick[0]);
        FileSystem fileSystem = from.getFileSystem(getConf());
        Path absent = fileSystem.makeQualified(from);
        FileStatus status = fileSystem.exists(from)
                ? fileSystem.getFileStatus(from)
                : new FileStatus(5, false, 1, 1 << 20, 1, absent);
        writer.append(new Text(pick[1]), new CopyListingFileStatus(status));
        bytes += status.getLen();
        paths++;
    }

    @Override
    protected long getBytesToCopy() {
        return bytes;
    }

    @Override
    protected long getNumberOfPaths() {
        return paths;
    }
}
