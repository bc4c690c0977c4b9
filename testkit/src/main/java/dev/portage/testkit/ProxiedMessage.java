package dev.portage.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request or an answer of HTTP 1.1: its first line, the lines below, and all of its body, without the frames in which it may have come. */
final class ProxiedMessage {
    private final String start;
    private final List<String> headers;
    private final byte[] body;

    ProxiedMessage(String start, List<String> headers, byte[] body) {
        this.start = start;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    String start() {
        return start;
    }

    /** How long the body is. */
    int length() {
        return body.length;
    }

    /** Reads first line and headers from a stream that can be marked; nothing if it is at its end. */
    static Optional<ProxiedMessage> readHead(InputStream in) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return Optional.empty();
        }
        in.reset();
        String start = readLine(in);
        List<String> headers = new ArrayList<>();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            headers.add(line);
        }
        return Optional.of(new ProxiedMessage(start, headers, new byte[0]));
    }

    /** Reads the body that the head announces. */
    ProxiedMessage readBody(InputStream in) throws IOException {
        if (header("transfer-encoding").isPresent()) {
            return without("transfer-encoding").withBody(readChunks(in));
        }
        Optional<String> length = header("content-length");
        return length.isPresent() ? withBody(readExactly(in, Integer.parseInt(length.get()))) : this;
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunkLength(in); length > 0; length = chunkLength(in)) {
            body.write(readExactly(in, length));
            readLine(in);
        }
        readLine(in);
        return body.toByteArray();
    }

    private static int chunkLength(InputStream in) throws IOException {
        return Integer.parseInt(readLine(in).split(";", 2)[0].strip(), 16);
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the message ends too soon");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the message ends too soon");
        }
        return bytes;
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> isNamed(line, name))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static boolean isNamed(String line, String name) {
        return line.toLowerCase(Locale.ROOT).startsWith(name + ":");
    }

    /** Without the headers whose names begin so. */
    ProxiedMessage without(String beginning) {
        return new ProxiedMessage(
                start,
                headers.stream()
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(beginning))
                        .toList(),
                body);
    }

    ProxiedMessage with(String name, String value) {
        List<String> more = new ArrayList<>(without(name + ":").headers);
        more.add(name + ": " + value);
        return new ProxiedMessage(start, more, body);
    }

    /** With another body, of which the head tells the length. */
    ProxiedMessage withBody(byte[] other) {
        ProxiedMessage told = with("content-length", Integer.toString(other.length));
        return new ProxiedMessage(start, told.headers, other);
    }

    /** With no more of its body than this. */
    ProxiedMessage withBodyCutTo(int most) {
        return withBody(Arrays.copyOf(body, Math.min(most, body.length)));
    }

    /** Without its body; the head stays. */
    ProxiedMessage withoutBody() {
        return new ProxiedMessage(start, headers, new byte[0]);
    }

    /** With one bit changed; a body without bytes stays as it is. */
    ProxiedMessage withFlippedBit(int position) {
        byte[] flipped = body.clone();
        if (flipped.length > 0) {
            flipped[Math.min(position, flipped.length - 1)] ^= 1;
        }
        return new ProxiedMessage(start, headers, flipped);
    }

    /** Writes it, with no more of its body than this. */
    void writeTo(OutputStream out, int most) throws IOException {
        String head = start + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(Arrays.copyOf(body, Math.min(most, body.length)));
        out.flush();
    }

    void writeTo(OutputStream out) throws IOException {
        writeTo(out, body.length);
    }
}
