package dev.portage.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request or an answer of HTTP/1.1 as it goes over the wire, with the names of headers written as they are: some clients read them no other way,
 * and the JDK's server writes them in its own.
 */
final class HttpMessage {
    private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final String start;
    private final List<Header> headers;
    private final byte[] body;

    /** A message of a first line, a head and a body. */
    HttpMessage(String start, List<Header> headers, byte[] body) {
        this.start = start;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** A line of a message's head. */
    record Header(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /**
     * Reads a request; nothing if the connection has ended.
     *
     * @param output is told to go on if the client waits for that
     */
    static Optional<HttpMessage> read(InputStream input, OutputStream output) throws IOException {
        String start = line(input);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        HttpMessage head = new HttpMessage(start, headers, new byte[0]);
        if (head.header("Expect").isPresent()) {
            output.write(GO_ON);
            output.flush();
        }
        return Optional.of(new HttpMessage(start, headers, head.readBody(input)));
    }

    private byte[] readBody(InputStream input) throws IOException {
        if (header("Transfer-Encoding").isPresent()) {
            throw new IOException("a body in chunks is not understood here");
        }
        int length = header("Content-Length").map(Integer::parseInt).orElse(0);
        byte[] body = input.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("a body ends early");
        }
        return body;
    }

    private static String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    List<Header> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** The first value of a header. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .findFirst();
    }

    /** A word of the first line. */
    String word(int index) {
        return start.split(" ", -1)[index];
    }

    void write(OutputStream output) throws IOException {
        StringBuilder head = new StringBuilder(start).append("\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        output.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        output.write(body);
        output.flush();
    }
}
