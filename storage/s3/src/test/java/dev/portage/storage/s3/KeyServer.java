package dev.portage.storage.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.NameOrder;
import dev.portage.api.storage.Storage;
import dev.portage.api.storage.StorageOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A store with any keys, those too that S3Proxy's folder cannot hold. All objects are one byte long, those excepted whose key ends with a
 * slash, which are empty. It lists, and it says what is there.
 */
final class KeyServer implements AutoCloseable {
    private final HttpServer server;
    private final TreeSet<String> keys = new TreeSet<>(NameOrder.NAMES);
    private final int pageSize;
    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger jumps = new AtomicInteger();

    KeyServer(int pageSize, Collection<String> keys) {
        this.pageSize = pageSize;
        this.keys.addAll(keys);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    Location root() {
        return new Location("s3", "bucket", "/");
    }

    Storage open() {
        return new S3StorageProvider().open(root(), options());
    }

    StorageOptions options() {
        return new StorageOptions(Map.of(
                "fs.s3a.endpoint", "http://127.0.0.1:" + server.getAddress().getPort(),
                "fs.s3a.path.style.access", "true",
                "fs.s3a.access.key", "key",
                "fs.s3a.secret.key", "secret"));
    }

    /** How many pages were asked for. */
    int lists() {
        return lists.get();
    }

    /** How many of them were to begin somewhere else than where one before ended. */
    int jumps() {
        return jumps.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        if (query.containsKey("list-type")) {
            lists.incrementAndGet();
            jumps.addAndGet(query.containsKey("start-after") ? 1 : 0);
            reply(exchange, 200, list(query));
            return;
        }
        String key = exchange.getRequestURI().getPath().substring("/bucket/".length());
        exchange.getResponseHeaders().add("ETag", "\"tag\"");
        exchange.getResponseHeaders().add("Last-Modified", "Wed, 25 Nov 2026 02:00:00 GMT");
        exchange.sendResponseHeaders(keys.contains(key) ? 200 : 404, -1);
        exchange.close();
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : (text == null ? "" : text).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private String list(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        boolean isDeep = !query.containsKey("delimiter");
        int most = Math.min(pageSize, Integer.parseInt(query.getOrDefault("max-keys", "1000")));
        TreeSet<String> found = new TreeSet<>(NameOrder.NAMES);
        for (String key : keys) {
            if (key.startsWith(prefix)) {
                int slash = isDeep ? -1 : key.indexOf('/', prefix.length());
                found.add(slash < 0 ? key : key.substring(0, slash + 1) + (slash == key.length() - 1 ? "" : "\0"));
            }
        }
        String from = query.containsKey("continuation-token") ? token(query) : query.getOrDefault("start-after", "");
        return page(found, from, isDeep ? Optional.empty() : Optional.of(prefix), most);
    }

    private static String token(Map<String, String> query) {
        byte[] bytes = HexFormat.of().parseHex(query.getOrDefault("continuation-token", ""));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String page(Set<String> found, String token, Optional<String> delimited, int most) {
        StringBuilder xml = new StringBuilder("<ListBucketResult><EncodingType>url</EncodingType>");
        TreeSet<String> seen = new TreeSet<>();
        String last = token;
        int count = 0;
        for (String key : found) {
            String name = key.replace("\0", "");
            boolean isCommon = delimited
                    .filter(prefix -> !name.equals(prefix) && (key.endsWith("\0") || isBelow(name, prefix)))
                    .isPresent();
            if ((!token.isEmpty() && NameOrder.NAMES.compare(name, token) <= 0) || !seen.add(name)) {
                continue;
            }
            if (count++ == most) {
                return xml.append("<IsTruncated>true</IsTruncated><NextContinuationToken>")
                        .append(HexFormat.of().formatHex(last.getBytes(StandardCharsets.UTF_8)))
                        .append("</NextContinuationToken></ListBucketResult>")
                        .toString();
            }
            last = name;
            xml.append(isCommon ? common(name) : object(name));
        }
        return xml.append("<IsTruncated>false</IsTruncated></ListBucketResult>").toString();
    }

    /** With a delimiter, a key that ends with it right behind the prefix is a common prefix, too. */
    private static boolean isBelow(String name, String prefix) {
        return name.endsWith("/") && name.length() > prefix.length();
    }

    private static String common(String name) {
        return "<CommonPrefixes><Prefix>" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "</Prefix></CommonPrefixes>";
    }

    private static String object(String key) {
        return "<Contents><Key>" + URLEncoder.encode(key, StandardCharsets.UTF_8)
                + "</Key><LastModified>2026-11-25T02:00:00.000Z</LastModified><ETag>\"tag\"</ETag><Size>"
                + (key.endsWith("/") ? 0 : 1) + "</Size></Contents>";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
