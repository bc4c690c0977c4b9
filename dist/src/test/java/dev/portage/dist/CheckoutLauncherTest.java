package dev.portage.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program at the root of a checkout, with a Maven that only writes down that it was called. */
class CheckoutLauncherTest {
    private static final String MAVEN = """
            #!/bin/sh
            echo built >>builds
            [ ! -e broken ] || { echo 'it is broken'; exit 1; }
            mkdir -p dist/target/portage/bin
            printf '#!/bin/sh\\necho "started $*"\\n' >dist/target/portage/bin/portage
            cp dist/target/portage/bin/portage dist/target/portage/bin/portage-prepare
            chmod +x dist/target/portage/bin/*
            """;
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private Path root;
    private Path source;
    private Program portage;

    @BeforeEach
    void checkOut() throws IOException {
        root = Files.createDirectories(directory.resolve("a test")).toRealPath();
        source = root.resolve("core/src/main/java/Source.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        Files.createFile(root.resolve("pom.xml"));
        Files.copy(Path.of("../portage"), root.resolve("portage"));
        Path maven = Files.createDirectory(directory.resolve("programs")).resolve("mvn");
        Files.writeString(maven, MAVEN);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        portage = new Program(root.resolve("portage"), Map.of("PATH", maven.getParent() + ":/usr/bin:/bin"));
        age(root);
    }

    @Test
    void firstUse_buildsOnceAndSaysSo() throws IOException {
        Program.Result first = portage.run("copy", "a b");
        assertThat(first.output()).isEqualTo("started copy a b\n");
        assertThat(first.errors()).isEqualTo("building Portage (first use)...\n");

        Program.Result second = portage.run("copy");
        assertThat(second.output()).isEqualTo("started copy\n");
        assertThat(second.errors()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void concurrentFirstUses_buildOnce() throws IOException {
        Stream.of(portage.start("one"), portage.start("two"), portage.start("three"))
                .map(Program.Running::await)
                .forEach(result -> assertThat(result.output()).startsWith("started "));
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void changedSource_isBuiltAgain() throws IOException {
        portage.run();
        Files.writeString(source, "changed");
        assertThat(portage.run().errors()).isEqualTo("building Portage (a source has changed)...\n");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void removedSource_isBuiltAgain() throws IOException {
        portage.run();
        Files.delete(source);
        portage.run();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void changedTest_isNotBuiltAgain() throws IOException {
        portage.run();
        Files.writeString(
                Files.createDirectories(root.resolve("core/src/test/java")).resolve("SourceTest.java"), "new");
        portage.run();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void failedBuild_showsWhatMavenSaidAndIsTriedAgain() throws IOException {
        Path broken = Files.createFile(root.resolve("broken"));
        Program.Result failed = portage.run();
        assertThat(failed.exitCode()).isEqualTo(6);
        assertThat(failed.errors())
                .contains("it is broken\nportage: The build failed. All it said is in " + root + "/dist/target/");

        Files.delete(broken);
        assertThat(portage.run("copy").output()).isEqualTo("started copy\n");
    }

    private long builds() throws IOException {
        return Files.readAllLines(root.resolve("builds")).size();
    }

    private static void age(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            }
        }
    }
}
