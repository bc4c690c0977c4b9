package dev.portage.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server for clients of a store whose protocol is a relative of S3's: it asks an S3 store, which must not want signatures, and gives back
 * what that answers. The first part of the host that a client asks is the bucket. Bodies are kept in memory, so it is for small objects. It ends
 * with the process, or when its socket is closed.
 */
public final class Interpreter {
    /** What belongs to one connection, or to who asks. */
    private static final Set<String> OF_CONNECTION = Set.of(
            "host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "authorization", "date");

    private final URI store;
    private final Dialect dialect;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "interpreter");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Interpreter(URI store, Dialect dialect) {
        this.store = store;
        this.dialect = dialect;
    }

    /**
     * Begins to answer.
     *
     * @param socket bound
     * @param store where the S3 store answers
     */
    public static void start(ServerSocket socket, URI store, Dialect dialect) {
        Interpreter interpreter = new Interpreter(store, dialect);
        interpreter.threads.execute(() -> interpreter.accept(socket));
    }

    private void accept(ServerSocket socket) {
        try {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream input = new BufferedInputStream(connection.getInputStream());
            OutputStream output = new BufferedOutputStream(connection.getOutputStream());
            Optional<HttpMessage> asked = HttpMessage.read(input, output);
            while (asked.isPresent()) {
                answer(asked.get()).write(output);
                asked = HttpMessage.read(input, output);
            }
        } catch (IOException e) {
            // The client sees that its connection ends.
        }
    }

    private HttpMessage answer(HttpMessage asked) throws IOException {
        try {
            HttpResponse<byte[]> answer = client.send(question(asked), HttpResponse.BodyHandlers.ofByteArray());
            return translated(answer, asked.word(0).equals("HEAD"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the store was asked");
        }
    }

    private HttpRequest question(HttpMessage asked) {
        HttpRequest.BodyPublisher body =
                asked.body().length > 0 || asked.word(0).startsWith("P")
                        ? HttpRequest.BodyPublishers.ofByteArray(asked.body())
                        : HttpRequest.BodyPublishers.noBody();
        HttpRequest.Builder question = HttpRequest.newBuilder(address(asked)).method(asked.word(0), body);
        asked.headers().stream()
                .filter(header -> !isOfConnection(header.name()))
                .forEach(header -> question.header(
                        dialect.headerForStore(header.name()), dialect.valueForStore(header.name(), header.value())));
        return question.build();
    }

    private URI address(HttpMessage asked) {
        String host = asked.header("Host").orElseThrow();
        return URI.create(store + "/" + host.substring(0, host.indexOf('.')) + asked.word(1));
    }

    private static boolean isOfConnection(String name) {
        return OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
    }

    private HttpMessage translated(HttpResponse<byte[]> answer, boolean isHead) {
        List<HttpMessage.Header> headers = new ArrayList<>();
        answer.headers().map().forEach((name, values) -> {
            if (!isOfConnection(name)) {
                values.forEach(value -> headers.add(new HttpMessage.Header(dialect.headerForClient(name), value)));
            }
        });
        byte[] body = isDocument(answer) ? translated(answer.body()) : answer.body();
        String length =
                isHead ? answer.headers().firstValue("content-length").orElse("0") : String.valueOf(body.length);
        headers.add(new HttpMessage.Header("Content-Length", length));
        return new HttpMessage("HTTP/1.1 " + answer.statusCode() + " Answered", headers, body);
    }

    private static boolean isDocument(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("content-type")
                .filter(type -> type.contains("xml"))
                .isPresent();
    }

    private byte[] translated(byte[] document) {
        return dialect.document()
                .apply(new String(document, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }
}
