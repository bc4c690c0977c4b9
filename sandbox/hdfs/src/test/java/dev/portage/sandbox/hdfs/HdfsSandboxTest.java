package dev.portage.sandbox.hdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portage.api.sandbox.SandboxProvider;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HdfsSandboxTest {
    private static final org.apache.hadoop.fs.Path FILE = new org.apache.hadoop.fs.Path("/a/b");

    @TempDir
    Path directory;

    @Test
    void provider_isFoundByName() {
        assertThat(ServiceLoader.load(SandboxProvider.class))
                .extracting(SandboxProvider::name)
                .contains("hdfs");
    }

    @Test
    void servers_restarted_keepTheirAddressAndTheirData() throws IOException {
        try (HdfsSandbox sandbox = HdfsSandbox.builder(directory).dataNodes(2).start()) {
            Location root = sandbox.root();
            Location webRoot = sandbox.webRoot();
            try (FileSystem fileSystem = connect(sandbox)) {
                write(fileSystem);
            }
            sandbox.stopNameNode();
            sandbox.startNameNode();
            sandbox.restartDataNode(0);
            sandbox.restartDataNode(1);
            try (FileSystem fileSystem = connect(sandbox)) {
                assertThat(read(fileSystem)).isEqualTo(7);
            }
            assertThat(sandbox.root()).isEqualTo(root);
            assertThat(sandbox.webRoot()).isEqualTo(webRoot);
        }
    }

    @Test
    void sandbox_startedAgainInItsDirectory_findsItsData() throws IOException {
        try (HdfsSandbox sandbox = HdfsSandbox.builder(directory).start();
                FileSystem fileSystem = connect(sandbox)) {
            write(fileSystem);
        }
        try (HdfsSandbox sandbox = HdfsSandbox.builder(directory).start();
                FileSystem fileSystem = connect(sandbox)) {
            assertThat(read(fileSystem)).isEqualTo(7);
        }
    }

    @Test
    void webHdfs_answers_untilTheSandboxIsClosed() throws IOException {
        HdfsSandbox sandbox = HdfsSandbox.builder(directory)
                .property("dfs.namenode.acls.enabled", "false")
                .start();
        URI request = URI.create("http://" + sandbox.webRoot().authority() + "/webhdfs/v1/?op=LISTSTATUS");
        HttpURLConnection connection = (HttpURLConnection) request.toURL().openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(200);
        sandbox.close();
        sandbox.close();
        assertThatThrownBy(() -> request.toURL().openConnection().connect()).isInstanceOf(ConnectException.class);
    }

    private static FileSystem connect(HdfsSandbox sandbox) throws IOException {
        Configuration configuration = new Configuration();
        sandbox.options().properties().forEach(configuration::set);
        // A connection that outlived its server fails once when it is used again.
        configuration.setInt("ipc.client.connection.maxidletime", 0);
        return FileSystem.newInstance(URI.create(sandbox.root().toString()), configuration);
    }

    private static void write(FileSystem fileSystem) throws IOException {
        try (FSDataOutputStream output = fileSystem.create(FILE)) {
            output.write(7);
        }
    }

    private static int read(FileSystem fileSystem) throws IOException {
        try (FSDataInputStream input = fileSystem.open(FILE)) {
            return input.read();
        }
    }
}
