package dev.portage.benchmark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before an S3 server and counts the requests by kind, and the bytes of bodies that are sent. Nothing is changed. Thread-safe. */
final class RequestMeter implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final URI server;
    private final ServerSocket entrance;
    private final ExecutorService threads = Executors.newCachedThreadPool(RequestMeter::daemon);
    private final Map<String, Integer> counts = new TreeMap<>();
    private long sent;
    private long received;

    private RequestMeter(URI server, ServerSocket entrance) {
        this.server = server;
        this.entrance = entrance;
    }

    static RequestMeter before(URI server) throws IOException {
        RequestMeter meter = new RequestMeter(server, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
        meter.threads.execute(meter::accept);
        return meter;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "request-meter");
        thread.setDaemon(true);
        return thread;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    synchronized void reset() {
        counts.clear();
        sent = 0;
        received = 0;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Socket upstream = new Socket(server.getHost(), server.getPort());
                threads.execute(() -> relay(() -> answer(upstream, client), client, upstream));
                threads.execute(() -> relay(() -> ask(client, upstream), client, upstream));
            } catch (IOException e) {
                // It was closed, or one of the two is gone.
            }
        }
    }

    /** One direction of a connection. */
    @FunctionalInterface
    private interface Direction {
        void run() throws IOException;
    }

    private static void relay(Direction direction, Socket client, Socket upstream) {
        try (client;
                upstream) {
            direction.run();
        } catch (IOException e) {
            // Either end may leave when it likes.
        }
    }

    private void answer(Socket from, Socket to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            countReceived(count);
        }
    }

    private void ask(Socket from, Socket to) throws IOException {
        InputStream in = new BufferedInputStream(from.getInputStream(), BUFFER);
        OutputStream out = new BufferedOutputStream(to.getOutputStream(), BUFFER);
        for (List<String> head = readHead(in); !head.isEmpty(); head = readHead(in)) {
            out.write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            count(head);
            copy(in, out, length(head));
            out.flush();
        }
    }

    private static List<String> readHead(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.append((char) next);
            } else if (line.toString().isBlank()) {
                return lines;
            } else {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
        }
        return List.of();
    }

    private static long length(List<String> head) {
        return head.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("the request ends too soon");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    private synchronized void count(List<String> head) {
        counts.merge(kind(head), 1, Integer::sum);
        sent += length(head);
    }

    private synchronized void countReceived(int bytes) {
        received += bytes;
    }

    /** As Amazon charges them. */
    private static String kind(List<String> head) {
        String[] words = head.get(0).split(" ", 3);
        boolean isList = words[0].equals("GET") && words[1].matches(".*[?&](list-type|prefix|uploads)(=.*|&.*|$)");
        boolean isCopy =
                head.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("x-amz-copy-source:"));
        return isList ? "LIST" : isCopy ? "COPY" : words[0];
    }

    /** Kinds and numbers. */
    @Override
    public synchronized String toString() {
        return "requests " + counts
                + String.format(Locale.ROOT, ", %.1f MB up, %.1f MB down", sent / 1e6, received / 1e6);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        threads.shutdownNow();
    }
}
