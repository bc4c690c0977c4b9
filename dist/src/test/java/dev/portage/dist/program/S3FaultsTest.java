package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;
import dev.portage.testkit.FaultyProxy;
import dev.portage.testkit.HttpAsked;
import dev.portage.testkit.HttpFault;
import dev.portage.testkit.HttpRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong between Portage and a bucket: what arrives is right, and the same command completes it. */
@ExtendWith(SharedS3Store.class)
class S3FaultsTest {
    private static final int SMALL_FILES = 40;
    private static final int LARGE_BYTES = 11 << 20;
    private static final int PERCENT = 12;
    private static final AtomicInteger NAMES = new AtomicInteger();

    @TempDir
    private static Path shared;

    private static Path source;
    private static SortedMap<String, String> contents = new TreeMap<>();

    private final S3Store store;
    private final FaultyProxy proxy;
    private final String name = "faults-" + NAMES.incrementAndGet();

    @TempDir
    private Path directory;

    S3FaultsTest(S3Store whole) {
        this.proxy = FaultyProxy.before(whole.endpoint());
        this.store = whole.at(proxy.endpoint())
                .with("portage.s3.small-file-bytes", "1M")
                .with("portage.s3.part-bytes", "5M");
    }

    /** With a file that goes in three parts. */
    @BeforeAll
    static void makeSource() throws IOException {
        source = SourceTree.makeSmall(shared.resolve("source"), 1, SMALL_FILES);
        byte[] large = new byte[LARGE_BYTES];
        new Random(1).nextBytes(large);
        Files.write(source.resolve("large"), large);
        contents = Place.local(source).contents();
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    static Stream<HttpFault> uploadFaults() {
        return Stream.of(
                new HttpFault.CutRequest(1000),
                new HttpFault.LoseAnswer(),
                new HttpFault.CorruptRequest(500),
                HttpFault.Refuse.expiredToken());
    }

    static Stream<HttpFault> moreUploadFaults() {
        return Stream.of(
                new HttpFault.CutAnswer(0),
                new HttpFault.Delay(Duration.ofMillis(300)),
                HttpFault.Refuse.slowDown(),
                HttpFault.Refuse.internalError());
    }

    static Stream<HttpFault> downloadFaults() {
        return Stream.of(
                new HttpFault.CutAnswer(700),
                new HttpFault.TruncateAnswer(700),
                new HttpFault.CorruptAnswer(500, HttpFault.Sums.KEPT),
                new HttpFault.FalsifySum());
    }

    static Stream<HttpFault> moreDownloadFaults() {
        return Stream.of(
                new HttpFault.LoseAnswer(),
                new HttpFault.Delay(Duration.ofMillis(300)),
                HttpFault.Refuse.slowDown(),
                HttpFault.Refuse.internalError(),
                HttpFault.Refuse.expiredToken());
    }

    private static HttpRule often(HttpFault fault, Predicate<HttpAsked> which) {
        HttpRule rule = HttpRule.seeded(1, PERCENT, List.of(fault));
        return asked ->
                which.test(asked) ? rule.faultOf(asked) : HttpRule.none().faultOf(asked);
    }

    @ParameterizedTest
    @MethodSource("uploadFaults")
    void treeIntoABucket_isRightAndTheRerunCompletesIt(HttpFault fault) {
        proxy.follow(often(fault, asked -> !asked.method().equals("GET")));
        Place target = store.place(name);
        requireHonest(copy(source.toString(), "s3://sandbox/" + name), target);
        requireComplete(copy(source.toString(), "s3://sandbox/" + name), target);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("moreUploadFaults")
    void treeIntoABucketThroughOtherFaults_isRightAndTheRerunCompletesIt(HttpFault fault) {
        treeIntoABucket_isRightAndTheRerunCompletesIt(fault);
    }

    @ParameterizedTest
    @MethodSource("downloadFaults")
    void treeOutOfABucket_isRightAndTheRerunCompletesIt(HttpFault fault) {
        requireComplete(copy(source.toString(), "s3://sandbox/" + name), store.place(name));
        proxy.follow(often(
                fault, asked -> asked.method().equals("GET") && !asked.target().contains("list-type")));
        Path back = directory.resolve("back");
        requireHonest(copy("s3://sandbox/" + name, back.toString()), Place.local(back));
        requireComplete(copy("s3://sandbox/" + name, back.toString()), Place.local(back));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("moreDownloadFaults")
    void treeOutOfABucketThroughOtherFaults_isRightAndTheRerunCompletesIt(HttpFault fault) {
        treeOutOfABucket_isRightAndTheRerunCompletesIt(fault);
    }

    private Program.Result copy(String from, String to) {
        return Portage.keepingStateIn(directory).run(store.command("copy", from, to));
    }

    /** Faults were met; what is there is right, and what is not is admitted. */
    private void requireHonest(Program.Result result, Place target) {
        assertThat(proxy.traffic().faults()).isPositive();
        assertThat(result.exitCode()).as(result.toString()).isIn(0, 3, 4, 5, 6);
        Messages.requireNoTrace(result);
        SortedMap<String, String> arrived = target.contents();
        assertThat(contents).containsAllEntriesOf(arrived);
        assertThat(arrived.equals(contents)).as(result.toString()).isEqualTo(result.exitCode() == 0);
        proxy.follow(HttpRule.none());
    }

    private static void requireComplete(Program.Result result, Place target) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(target.contents()).isEqualTo(contents);
        assertThat(target.temporaryFiles()).isEmpty();
    }

    @Test
    void endlessStorm_isSaidToBeOne() {
        proxy.follow(HttpRule.always(asked -> true, HttpFault.Refuse.slowDown()));
        Program.Result result = copy(source.toString(), "s3://sandbox/" + name);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
        assertThat(result.errors()).contains("asks to be called less often", "lower --parallel or --ops-per-second");
        Messages.requireOneClearMessage(result);
    }
}
