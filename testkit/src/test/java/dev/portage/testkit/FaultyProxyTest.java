package dev.portage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server echoes what it is sent, behind the host that was asked for. */
final class FaultyProxyTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private FaultyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.incrementAndGet();
            exchange.getResponseHeaders()
                    .add("x-host", exchange.getRequestHeaders().getFirst("Host"));
            exchange.getResponseHeaders().add("x-amz-checksum-crc32c", "true");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        proxy = FaultyProxy.before(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
    }

    private HttpResponse<String> put(String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proxy.endpoint().resolve("/path?query"))
                .expectContinue(true)
                .PUT(HttpRequest.BodyPublishers.ofString(text))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void follow(HttpFault fault) {
        proxy.follow(HttpRule.first(1, request -> request.is("PUT", "?query"), fault));
    }

    @Test
    void noFault_passesAllAndCountsIt() throws Exception {
        HttpResponse<String> answer = put("some text");
        assertThat(answer.body()).isEqualTo("some text");
        assertThat(answer.headers().firstValue("x-host"))
                .hasValue("127.0.0.1:" + proxy.endpoint().getPort());
        assertThat(put("more").body()).isEqualTo("more");
        assertThat(proxy.traffic()).isEqualTo(new HttpTraffic(Map.of("PUT", 2), 0, 13, 13));
    }

    @Test
    void refusal_doesNotReachTheServer() throws Exception {
        follow(HttpFault.Refuse.slowDown());
        HttpResponse<String> answer = put("text");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("<Code>SlowDown</Code>");
        assertThat(asked).hasValue(0);
        assertThat(put("text").body()).isEqualTo("text");
        assertThat(proxy.traffic().faults()).isEqualTo(1);
    }

    @Test
    void cutRequest_doesNotReachTheServerWhole() {
        follow(new HttpFault.CutRequest(2));
        assertThatThrownBy(() -> put("text")).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void cutAndLostAnswers_haveBeenGivenByTheServer() {
        follow(new HttpFault.CutAnswer(2));
        assertThatThrownBy(() -> put("text")).isInstanceOf(IOException.class);
        follow(new HttpFault.LoseAnswer());
        assertThatThrownBy(() -> put("text")).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void bodies_areSpoiledAsTheRuleHasIt() throws Exception {
        follow(new HttpFault.TruncateAnswer(2));
        assertThat(put("text").body()).isEqualTo("te");
        follow(new HttpFault.CorruptRequest(0));
        assertThat(put("text").body()).isEqualTo("uext");
        follow(new HttpFault.CorruptAnswer(99, HttpFault.Sums.REMOVED));
        HttpResponse<String> answer = put("text");
        assertThat(answer.body()).isEqualTo("texu");
        assertThat(answer.headers().firstValue("x-amz-checksum-crc32c")).isEmpty();
        follow(new HttpFault.FalsifySum());
        assertThat(put("text").headers().firstValue("x-amz-checksum-crc32c")).hasValue("AAAAAA==");
    }

    @Test
    void delay_isOnlyThat() throws Exception {
        follow(new HttpFault.Delay(Duration.ofMillis(20)));
        assertThat(put("text").body()).isEqualTo("text");
    }

    @Test
    void seededRule_isTheSameForTheSameSeed() {
        List<HttpFault> faults = List.of(new HttpFault.LoseAnswer(), HttpFault.Refuse.internalError());
        HttpRule one = HttpRule.seeded(1, 30, faults);
        HttpRule other = HttpRule.seeded(1, 30, faults);
        HttpAsked request = new HttpAsked("GET", "/", 0);
        int met = 0;
        for (int i = 0; i < 100; i++) {
            assertThat(one.faultOf(request)).isEqualTo(other.faultOf(request));
            met += HttpRule.seeded(i, 30, faults).faultOf(request).isPresent() ? 1 : 0;
        }
        assertThat(met).isBetween(10, 50);
    }
}
