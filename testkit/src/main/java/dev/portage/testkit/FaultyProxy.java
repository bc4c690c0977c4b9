package dev.portage.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands at a free port of this machine before an HTTP server, and lets requests and answers go wrong as a {@link HttpRule} has it; the others
 * pass as they are, and all are counted. Bodies pass through memory. The server sees the host that the client asked for, which is the
 * proxy's: what a client signs stays right. Thread-safe.
 */
public final class FaultyProxy implements AutoCloseable {
    private final URI server;
    private final ServerSocket entrance;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private HttpRule rule = HttpRule.none();
    private HttpTraffic traffic = HttpTraffic.NONE;

    private FaultyProxy(URI server, ServerSocket entrance) {
        this.server = server;
        this.entrance = entrance;
    }

    /**
     * Starts one; nothing goes wrong yet.
     *
     * @param server an {@code http} address
     */
    public static FaultyProxy before(URI server) {
        try {
            FaultyProxy proxy = new FaultyProxy(server, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients find it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Lets requests go wrong from now on as this rule has it, and counts anew. */
    public synchronized void follow(HttpRule next) {
        rule = next;
        traffic = HttpTraffic.NONE;
    }

    /** What has passed since the rule was given. */
    public synchronized HttpTraffic traffic() {
        return traffic;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // It was closed, or the client has left already.
            }
        }
    }

    private void serve(Socket client) {
        Socket upstream = new Socket();
        open.add(client);
        open.add(upstream);
        try (client;
                upstream) {
            upstream.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            new ProxiedConnection(this, client, upstream).relay();
        } catch (IOException e) {
            // One of the two has gone; the other sees that its connection ends.
            return;
        } finally {
            open.remove(client);
            open.remove(upstream);
        }
    }

    /** Counts a request, and says what goes wrong with it. */
    synchronized Optional<HttpFault> ask(HttpAsked asked) {
        Optional<HttpFault> fault = rule.faultOf(asked);
        traffic = traffic.withRequest(asked, fault.isPresent() ? 1 : 0);
        return fault;
    }

    synchronized void countAnswer(int bytes) {
        traffic = traffic.withAnswer(bytes);
    }

    /** Is counted down when the proxy ends. */
    CountDownLatch closed() {
        return closed;
    }

    /** Cuts all connections. */
    @Override
    public void close() {
        closed.countDown();
        try {
            entrance.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
