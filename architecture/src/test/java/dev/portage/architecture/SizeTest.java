package dev.portage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Keeps files and methods of main and test code small. The hard bounds have exemptions; the shares below them are a ratchet: they
 * are set a little above what is, and are lowered when the code allows it, never raised.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SizeTest {
    private static final int LONGEST_FILE = 600;
    private static final int LONGEST_METHOD = 60;

    private static final int USUAL_FILE = 200;
    private static final double MOST_UNUSUAL_FILES = 0.05;
    private static final int USUAL_METHOD = 20;
    private static final double MOST_UNUSUAL_METHODS = 0.05;
    private static final int MEDIAN_METHOD = 6;

    private final List<SourceFile> files = Repository.sources();
    private final List<SourceFile.Method> methods =
            files.stream().flatMap(file -> file.methods().stream()).toList();

    @Test
    void file_orMethod_isNotTooLong() {
        Exemptions exemptions = Exemptions.read();
        assertThat(excesses().filter(excess -> !exemptions.covers(excess)))
                .as("files over %d lines, methods over %d: split them by idea", LONGEST_FILE, LONGEST_METHOD)
                .isEmpty();
    }

    @Test
    void exemption_isStillNeeded() {
        assertThat(Exemptions.read().subjects())
                .as("architecture/exemptions.txt: remove what is no longer too long")
                .isSubsetOf(excesses().map(Excess::subject).toList());
    }

    @Test
    void mostFiles_areShort() {
        assertThat(share(files, SourceFile::lines, USUAL_FILE))
                .as("share of files over %d lines", USUAL_FILE)
                .isLessThanOrEqualTo(MOST_UNUSUAL_FILES);
    }

    @Test
    void mostMethods_areShort() {
        assertThat(share(methods, SourceFile.Method::lines, USUAL_METHOD))
                .as("share of methods over %d lines", USUAL_METHOD)
                .isLessThanOrEqualTo(MOST_UNUSUAL_METHODS);
    }

    @Test
    void medianMethod_isAFewLines() {
        assertThat(median(methods, SourceFile.Method::lines))
                .as("lines of the median method")
                .isLessThanOrEqualTo(MEDIAN_METHOD);
    }

    @AfterAll
    void report() throws IOException {
        Files.writeString(
                Path.of("target/sizes.txt"),
                "%d files, median %d lines, %.1f %% over %d; %d methods, median %d lines, %.1f %% over %d%n"
                        .formatted(
                                files.size(),
                                median(files, SourceFile::lines),
                                100 * share(files, SourceFile::lines, USUAL_FILE),
                                USUAL_FILE,
                                methods.size(),
                                median(methods, SourceFile.Method::lines),
                                100 * share(methods, SourceFile.Method::lines, USUAL_METHOD),
                                USUAL_METHOD));
    }

    private Stream<Excess> excesses() {
        return files.stream()
                .flatMap(file -> Stream.concat(
                        Stream.of(new Excess(file.path(), file.lines()))
                                .filter(excess -> excess.lines() > LONGEST_FILE),
                        file.methods().stream()
                                .filter(method -> method.lines() > LONGEST_METHOD)
                                .map(method -> new Excess(file.path() + "::" + method.name(), method.lines()))));
    }

    private static <T> int median(List<T> all, ToIntFunction<T> lines) {
        return all.stream()
                .mapToInt(lines)
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static <T> double share(List<T> all, ToIntFunction<T> lines, int usual) {
        return (double) all.stream()
                        .filter(each -> lines.applyAsInt(each) > usual)
                        .count()
                / all.size();
    }
}
