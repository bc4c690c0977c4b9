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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, buckets and objects that cannot be used, as the program tells of them. */
@ExtendWith(SharedS3Store.class)
class S3BadInputTest {
    private static final int USAGE = 2;
    private static final int SOME_FAILED = 3;
    private static final int ENVIRONMENT = 6;

    private final S3Store direct;
    private final FaultyProxy proxy;
    private final S3Store store;

    @TempDir
    private Path directory;

    private Path source = Path.of("");

    S3BadInputTest(S3Store direct) {
        this.direct = direct;
        this.proxy = FaultyProxy.before(direct.endpoint());
        this.store = direct.at(proxy.endpoint());
    }

    @BeforeEach
    void makeSource() throws IOException {
        source = Files.createDirectory(directory.resolve("source"));
        Files.writeString(source.resolve("one"), "1");
        Files.writeString(source.resolve("two"), "2");
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    private Program.Result run(S3Store reached, String... words) {
        return Portage.keepingStateIn(directory).run(reached.command(words));
    }

    private static void requireRefusal(Program.Result result, int exitCode, String... texts) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(result.errors()).contains(texts);
        Messages.requireOneClearMessage(result);
    }

    private static boolean isList(HttpAsked asked) {
        return asked.is("GET", "list-type");
    }

    @Test
    void accessKeyThatNobodyHas_isRefused() {
        requireRefusal(
                run(direct.with("fs.s3a.access.key", "nobody"), "copy", source.toString(), "s3://sandbox/x"),
                ENVIRONMENT,
                "cannot list s3://sandbox/",
                "ask for the right");
    }

    @Test
    void bucketThatIsNotThere_isNamed() {
        requireRefusal(
                run(direct, "copy", source.toString(), "s3://no-such-bucket/x"),
                USAGE,
                "has no bucket 'no-such-bucket'",
                "check the address");
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredToken, 6, the session token has expired",
        "403, RequestTimeTooSkewed, 6, the clock of this machine is wrong",
        "301, PermanentRedirect, 2, the bucket is in another region; name it with -D fs.s3a.endpoint.region=REGION",
        "400, AuthorizationHeaderMalformed, 2, the bucket is in another region",
        "403, AccessDenied, 6, they do not permit this"
    })
    void refusalOfTheStore_isToldInOneMessage(int status, String code, int exitCode, String text) {
        proxy.follow(HttpRule.always(asked -> true, new HttpFault.Refuse(status, code)));
        requireRefusal(run(store, "copy", source.toString(), "s3://sandbox/x"), exitCode, text);
    }

    @Test
    void tokenThatExpiresInTheMiddle_leavesTheRestForALaterRun() {
        String target = "s3://sandbox/expires";
        proxy.follow(HttpRule.always(asked -> asked.is("PUT", "/two"), HttpFault.Refuse.expiredToken()));
        Program.Result result = run(store, "copy", source.toString(), target);
        assertThat(result.exitCode()).as(result.toString()).isIn(SOME_FAILED, ENVIRONMENT);
        assertThat(result.output()).contains("the session token has expired");
        Messages.requireNoTrace(result);
        proxy.follow(HttpRule.none());
        assertThat(run(store, "copy", source.toString(), target).exitCode()).isZero();
        assertThat(direct.place("expires").contents())
                .isEqualTo(Place.local(source).contents());
    }

    @Test
    void whoMayNotList_isToldSo() {
        proxy.follow(HttpRule.always(S3BadInputTest::isList, new HttpFault.Refuse(403, "AccessDenied")));
        requireRefusal(
                run(store, "copy", "s3://sandbox/", directory.resolve("target").toString()),
                ENVIRONMENT,
                "cannot list s3://sandbox/",
                "they do not permit this");
    }

    @Test
    void whoMayNotList_mayCopyOneObject() {
        assertThat(run(direct, "copy", source.toString(), "s3://sandbox/readable")
                        .exitCode())
                .isZero();
        proxy.follow(HttpRule.always(S3BadInputTest::isList, new HttpFault.Refuse(403, "AccessDenied")));
        Path target = directory.resolve("target");
        Program.Result result = run(store, "copy", "s3://sandbox/readable/one", target.toString());
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(target).hasContent("1");
    }

    @Test
    void archivedObject_isTheOnlyOneThatFails() {
        assertThat(run(direct, "copy", source.toString(), "s3://sandbox/archived")
                        .exitCode())
                .isZero();
        proxy.follow(HttpRule.always(
                asked -> asked.is("GET", "/archived/one"), new HttpFault.Refuse(403, "InvalidObjectState")));
        Path target = directory.resolve("target");
        Program.Result result = run(store, "copy", "s3://sandbox/archived", target.toString());
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(SOME_FAILED);
        assertThat(result.output())
                .contains("s3://sandbox/archived/one: it is archived, and must be restored before it can be read");
        assertThat(target.resolve("one")).doesNotExist();
        assertThat(target.resolve("two")).hasContent("2");
    }

    @Test
    void nameThatIsTooLongForAKey_isTheOnlyOneThatFails() throws IOException {
        Path deep = source;
        for (int i = 0; i < 5; i++) {
            deep = Files.createDirectory(deep.resolve("d".repeat(230)));
        }
        Files.writeString(deep.resolve("file"), "3");
        Program.Result result = run(direct, "copy", source.toString(), "s3://sandbox/long");
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(SOME_FAILED);
        assertThat(result.output()).contains("is longer than the 1024 bytes that a key may have");
        assertThat(direct.place("long").contents()).containsKeys("one", "two");
    }

    @Test
    void nameOfControlCharacters_arrives() throws IOException {
        Path odd = Files.createDirectory(directory.resolve("odd"));
        Files.writeString(odd.resolve("tab\tline\nbell\u0007"), "odd");
        Program.Result result = run(direct, "copy", odd.toString(), "s3://sandbox/odd");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(direct.place("odd").contents()).isEqualTo(Place.local(odd).contents());
    }
}
