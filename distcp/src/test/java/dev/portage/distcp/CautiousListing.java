package dev.portage.distcp;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.tools.SimpleCopyListing;

/** A listing as most users write it: DistCp's own, without some of what it finds. */
public final class CautiousListing extends SimpleCopyListing {
    /** Made by DistCp. */
    public CautiousListing(Configuration configuration, Credentials credentials) {
        super(configuration, credentials);
    }

    @Override
    protected boolean shouldCopy(Path path) {
        return !path.getName().endsWith(".tmp");
    }
}
