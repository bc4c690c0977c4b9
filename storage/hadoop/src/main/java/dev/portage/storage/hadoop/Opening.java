package dev.portage.storage.hadoop;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StorageOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.web.SWebHdfsFileSystem;
import org.apache.hadoop.hdfs.web.WebHdfsFileSystem;
import org.apache.hadoop.security.UserGroupInformation;

/** Opens file systems of Hadoop, each for one store alone. */
final class Opening {
    private Opening() {}

    /** The setting that says who serves {@code s3a}; another connector does unless this one is named. */
    private static final String S3A_CONNECTOR = "portage.s3a.connector";

    /** Whether addresses that two connectors could serve are ours. */
    static boolean isChosen(StorageOptions options) {
        Configuration configuration = ConfigurationSource.ofEnvironment().read(options);
        return configuration.getTrimmed(S3A_CONNECTOR, "").equals("hadoop");
    }

    /** Whether the configuration has a file system for a scheme, or says that it has. */
    static boolean knows(String scheme, StorageOptions options) {
        Configuration configuration = ConfigurationSource.ofEnvironment().read(options);
        try {
            FileSystem.getFileSystemClass(scheme, configuration);
            return true;
        } catch (IOException e) {
            return false;
        } catch (RuntimeException e) {
            // It names a class that is missing; to open it will say which.
            return true;
        }
    }

    static Connection connect(Location location, StorageOptions options) {
        Configuration configuration = ConfigurationSource.ofEnvironment().read(options);
        logInWith(configuration);
        try {
            return new Connection(open(address(location), configuration));
        } catch (UnsupportedFileSystemException e) {
            throw unknownScheme(location, e);
        } catch (IOException e) {
            throw explain(location, e);
        } catch (IllegalArgumentException e) {
            throw e.getCause() instanceof UnknownHostException unknown
                    ? StoreFailure.of("open", location, unknown)
                    : misconfigured(location, e);
        } catch (RuntimeException e) {
            throw misconfigured(location, e);
        }
    }

    /** Hadoop looks for its file systems in all jars; a quarter of a second is saved where we know the one that it would find. */
    private static FileSystem open(URI address, Configuration configuration) throws IOException {
        boolean isOrdinary =
                address.getAuthority() != null && configuration.get("fs." + address.getScheme() + ".impl") == null;
        return switch (isOrdinary ? address.getScheme() : "") {
            case "hdfs" -> start(new DistributedFileSystem(), address, configuration);
            case "webhdfs" -> start(new WebHdfsFileSystem(), address, configuration);
            case "swebhdfs" -> start(new SWebHdfsFileSystem(), address, configuration);
            default -> FileSystem.newInstance(address, configuration);
        };
    }

    private static FileSystem start(FileSystem fileSystem, URI address, Configuration configuration)
            throws IOException {
        fileSystem.setConf(configuration);
        fileSystem.initialize(address, configuration);
        return fileSystem;
    }

    /** Kerberos needs to know the configuration before the first login; whoever logged in before us keeps what they have. */
    private static void logInWith(Configuration configuration) {
        if (!UserGroupInformation.isInitialized()) {
            UserGroupInformation.setConfiguration(configuration);
        }
    }

    private static URI address(Location location) {
        try {
            String authority = location.authority().isEmpty() ? null : location.authority();
            return new URI(location.scheme(), authority, "/", null, null);
        } catch (URISyntaxException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "malformed address '" + location + "': " + e.getReason(), e);
        }
    }

    private static PortageException explain(Location location, IOException cause) {
        if (!String.valueOf(cause.getMessage()).contains("no host")) {
            return StoreFailure.of("open", location, cause);
        }
        String reason = location.authority().isEmpty()
                ? "names no host, and fs.defaultFS does not either"
                : "names a host that can be none";
        return new PortageException(
                ErrorCode.INVALID_ARGUMENT,
                "'" + location + "' " + reason + "; write " + location.scheme() + "://host:port" + location.path(),
                cause);
    }

    private static PortageException unknownScheme(Location location, IOException cause) {
        return new PortageException(
                ErrorCode.INVALID_ARGUMENT,
                "cannot open " + location + ": no store is known for the scheme '" + location.scheme()
                        + "'; correct it, or put the jar of its Hadoop file system into HADOOP_CLASSPATH",
                cause);
    }

    private static PortageException misconfigured(Location location, RuntimeException cause) {
        if (cause.getCause() instanceof ClassNotFoundException) {
            return new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "cannot open " + location + ": the class that fs." + location.scheme()
                            + ".impl names is missing; put its jars into HADOOP_CLASSPATH, or into the folder lib/store/"
                            + location.scheme() + " of Portage",
                    cause);
        }
        return new PortageException(
                ErrorCode.INVALID_ARGUMENT, "cannot open " + location + ": " + StoreFailure.reason(cause), cause);
    }
}
