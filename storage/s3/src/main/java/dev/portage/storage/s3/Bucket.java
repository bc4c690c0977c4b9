package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A bucket, and the client that talks to its store. The client is safe for threads, tries requests again, and slows down when told to. */
final class Bucket implements AutoCloseable {
    private static final int CONNECTIONS = 128;
    private static final int THREADS = 16;
    private static final int LONGEST_KEY = 1024;

    private final S3Client client;
    private final RequestKinds requests;
    private final String name;
    private final Endpoint endpoint;
    private final Writing writing;
    private final SeenDirectories seen = new SeenDirectories(System::nanoTime);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "portage-s3");
        thread.setDaemon(true);
        return thread;
    });

    private Bucket(S3Client client, RequestKinds requests, String name, Endpoint endpoint, Writing writing) {
        this.client = client;
        this.requests = requests;
        this.name = name;
        this.endpoint = endpoint;
        this.writing = writing;
    }

    /**
     * A bucket; no request is sent.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if settings make no sense
     */
    static Bucket of(String name, Settings settings) {
        Writing writing = Writing.of(settings);
        RequestKinds requests = new RequestKinds();
        S3ClientBuilder client = S3Client.builder()
                .credentialsProvider(new Credentials(settings).provider())
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(CONNECTIONS))
                .overrideConfiguration(override -> configure(override.addExecutionInterceptor(requests), settings))
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false));
        try {
            Endpoint endpoint = new Endpoint(settings);
            endpoint.configure(client);
            return new Bucket(client.build(), requests, name, endpoint, writing);
        } catch (IllegalArgumentException | SdkException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "the settings of the S3 client for bucket " + name + " make no sense: " + e.getMessage(),
                    e);
        }
    }

    private static void configure(ClientOverrideConfiguration.Builder override, Settings settings) {
        override.retryStrategy(RetryMode.ADAPTIVE_V2);
        if (settings.flag("fs.s3a.requester.pays.enabled").orElse(false)) {
            override.putHeader("x-amz-request-payer", "requester");
        }
    }

    /** Another bucket of the same store, asked by the same client, with which it is closed. */
    Bucket named(String other) {
        return new Bucket(client, requests, other, endpoint, writing);
    }

    String name() {
        return name;
    }

    /** What listings have told of directories below the one that they were of. */
    SeenDirectories seen() {
        return seen;
    }

    /** How many requests of which kind the client has sent. */
    Map<String, Long> sent() {
        return requests.counts();
    }

    /** Who waits for several answers at a time. */
    Executor threads() {
        return threads;
    }

    Writing writing() {
        return writing;
    }

    /**
     * Sends a request.
     *
     * @param action a verb, such as {@code list}
     * @throws PortageException if the store refuses, or does not answer
     */
    <T> T call(String action, Location location, Function<S3Client, T> request) {
        try {
            return request.apply(client);
        } catch (SdkException e) {
            throw failure(action, location, e);
        }
    }

    /** The failure of a request. */
    PortageException failure(String action, Location location, SdkException thrown) {
        return new S3Failure(endpoint.name(), name).of(action, location, thrown);
    }

    /**
     * The key of an object.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if no key can be that long, or the name is no text
     */
    String key(Location location) {
        String key = location.path().substring(1);
        if (bytes(location, key).remaining() > LONGEST_KEY) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    location + " is longer than the " + LONGEST_KEY + " bytes that a key may have");
        }
        return key;
    }

    /** What the keys of all that lies in a directory begin with. */
    String prefix(Location directory) {
        return directory.isRoot() ? "" : key(directory) + "/";
    }

    private static ByteBuffer bytes(Location location, String key) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(key));
        } catch (CharacterCodingException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, location + " has a name that is no text, and cannot be a key", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
