package dev.portage.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * What lies below a prefix of a bucket. It is looked at past the server, in the folder where each object is a file: what is checked has
 * arrived there, and checking it costs nobody anything.
 *
 * @param path without a slash at its beginning
 */
record S3Place(S3Server server, String bucket, String path) implements Place {

    /** As the interface says, in Hadoop's words. */
    @Override
    public String uri() {
        return "s3a://" + bucket + "/" + path;
    }

    /** The same in everybody else's words. */
    String plainUri() {
        return "s3://" + bucket + "/" + path;
    }

    @Override
    public S3Place child(String name) {
        return new S3Place(server, bucket, path + "/" + name);
    }

    @Override
    public boolean exists() {
        return files().exists();
    }

    @Override
    public Map<String, Long> sizes() throws IOException {
        return files().sizes();
    }

    @Override
    public InputStream open(String file) throws IOException {
        return files().open(file);
    }

    @Override
    public void delete() throws IOException {
        files().delete();
    }

    private LocalPlace files() {
        return new LocalPlace(server.folder(bucket).resolve(path));
    }
}
