package dev.portage.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One client's connection through a {@link FaultyProxy}. For one thread. */
final class ProxiedConnection {
    private static final int BUFFER = 1 << 16;
    private static final String SUMS = "x-amz-checksum-crc32c";

    private final FaultyProxy proxy;
    private final InputStream fromClient;
    private final OutputStream toClient;
    private final InputStream fromServer;
    private final OutputStream toServer;

    ProxiedConnection(FaultyProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.fromClient = new BufferedInputStream(client.getInputStream(), BUFFER);
        this.toClient = new BufferedOutputStream(client.getOutputStream(), BUFFER);
        this.fromServer = new BufferedInputStream(server.getInputStream(), BUFFER);
        this.toServer = new BufferedOutputStream(server.getOutputStream(), BUFFER);
    }

    /** Relays one request after the other, until one of the two has gone or a fault cuts the connection. */
    void relay() throws IOException {
        boolean goesOn = true;
        while (goesOn) {
            Optional<ProxiedMessage> request = readRequest();
            goesOn = request.isPresent() && relay(request.get());
        }
    }

    /** The client is told to go on at once: what the server thinks of the head is told with its answer. */
    private Optional<ProxiedMessage> readRequest() throws IOException {
        Optional<ProxiedMessage> head = ProxiedMessage.readHead(fromClient);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        if (head.get().header("expect").isPresent()) {
            toClient.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            toClient.flush();
        }
        return Optional.of(head.get().without("expect:").readBody(fromClient));
    }

    private boolean relay(ProxiedMessage request) throws IOException {
        String[] words = request.start().split(" ", 3);
        Optional<HttpFault> fault = proxy.ask(new HttpAsked(words[0], words[1], request.length()));
        return fault.isPresent() ? spoil(fault.get(), request) : answer(exchange(request));
    }

    private boolean spoil(HttpFault fault, ProxiedMessage request) throws IOException {
        if (fault instanceof HttpFault.Refuse refusal) {
            return answer(refuse(refusal, request));
        }
        if (fault instanceof HttpFault.CutRequest cut) {
            request.writeTo(toServer, cut.after());
            return false;
        }
        if (fault instanceof HttpFault.CorruptRequest corrupt) {
            return answer(exchange(request.withFlippedBit(corrupt.position())));
        }
        if (fault instanceof HttpFault.Delay delay) {
            await(delay);
            return answer(exchange(request));
        }
        return spoilAnswer(fault, exchange(request));
    }

    private boolean spoilAnswer(HttpFault fault, ProxiedMessage answer) throws IOException {
        if (fault instanceof HttpFault.CutAnswer cut) {
            answer.writeTo(toClient, cut.after());
            return false;
        }
        if (fault instanceof HttpFault.TruncateAnswer truncation) {
            return answer(answer.withBodyCutTo(truncation.length()));
        }
        if (fault instanceof HttpFault.CorruptAnswer corruption) {
            ProxiedMessage flipped = answer.withFlippedBit(corruption.position());
            return answer(corruption.sums() == HttpFault.Sums.KEPT ? flipped : flipped.without("x-amz-checksum-"));
        }
        if (fault instanceof HttpFault.FalsifySum) {
            return answer(answer.with(SUMS, "AAAAAA=="));
        }
        return false;
    }

    /** Asks the server. */
    private ProxiedMessage exchange(ProxiedMessage request) throws IOException {
        request.writeTo(toServer);
        ProxiedMessage head =
                ProxiedMessage.readHead(fromServer).orElseThrow(() -> new IOException("the server has gone"));
        boolean hasBody = !request.start().startsWith("HEAD ")
                && !head.start().contains(" 204 ")
                && !head.start().contains(" 304 ");
        ProxiedMessage answer = hasBody ? head.readBody(fromServer) : head;
        proxy.countAnswer(answer.length());
        return answer;
    }

    private boolean answer(ProxiedMessage answer) throws IOException {
        answer.writeTo(toClient);
        return answer.header("connection")
                .filter(text -> text.equalsIgnoreCase("close"))
                .isEmpty();
    }

    private static ProxiedMessage refuse(HttpFault.Refuse refusal, ProxiedMessage request) {
        String text = "<Error><Code>" + refusal.code() + "</Code><Message>injected fault</Message></Error>";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        ProxiedMessage head =
                new ProxiedMessage("HTTP/1.1 " + refusal.status() + " Refused", List.of(), new byte[0]).withBody(body);
        return request.start().startsWith("HEAD ") ? head.withoutBody() : head;
    }

    private void await(HttpFault.Delay delay) throws IOException {
        try {
            if (proxy.closed().await(delay.duration().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the proxy has ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the proxy has ended", e);
        }
    }
}
