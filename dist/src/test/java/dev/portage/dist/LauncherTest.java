package dev.portage.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java that only says how it was called. */
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            [ "$1" = -version ] && { echo 'openjdk version "17.0.1" 2021-10-19' >&2; exit; }
            echo "locale=$LC_ALL"
            printf '%s\\n' "$@"
            """;

    @TempDir
    private Path directory;

    private Path home;
    private Path javaHome;
    private Program portage;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(directory.resolve("a folder").resolve("portage"))
                .toRealPath();
        for (String file : List.of("bin/portage", "lib/java.sh")) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.copy(Path.of("src/main").resolve(file), home.resolve(file));
        }
        for (String jar : List.of(
                "lib/b.jar",
                "lib/a.jar",
                "lib/hadoop/c.jar",
                "lib/sandbox/d.jar",
                "lib/sandbox-s3/e.jar",
                "lib/store/s3/f.jar",
                "lib/store/oss/g.jar",
                "lib/store/azure/h.jar",
                "lib/store/s3a/i.jar")) {
            Files.createDirectories(home.resolve(jar).getParent());
            Files.createFile(home.resolve(jar));
        }
        javaHome = installJava("a java", "17.0.15");
        portage = new Program(
                home.resolve("bin/portage"),
                Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "JAVA_HOME", javaHome.toString()));
    }

    @Test
    void arguments_arriveAsTheyWereGiven() {
        assertThat(portage.run("copy", "with blank", "", "*", "$HOME", "--x='y'")
                        .lines())
                .endsWith("dev.portage.cli.Main", "copy", "with blank", "", "*", "$HOME", "--x='y'");
    }

    @Test
    void launcher_isFoundThroughLinks() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("first"), Path.of("a folder/portage/bin/portage"));
        Path second = Files.createSymbolicLink(directory.resolve("second"), link);
        assertThat(new Program(second, portage.environment()).run().lines()).contains(jars("a", "b", "hadoop/c"));
    }

    @Test
    void classPath_holdsJarsThenConfigurationThenUsersJars() {
        assertThat(portage.with("HADOOP_CONF_DIR", "/etc/hadoop/conf")
                        .with("HADOOP_HOME", "/opt/hadoop")
                        .with("HADOOP_CLASSPATH", "/opt/more/*:/opt/x.jar")
                        .run()
                        .lines())
                .contains(jars("a", "b", "hadoop/c") + ":/etc/hadoop/conf:/opt/more/*:/opt/x.jar");
    }

    @Test
    void configuration_isThatOfHadoopHomeUnlessNamed() {
        assertThat(portage.with("HADOOP_HOME", "/opt/hadoop").run().lines())
                .contains(jars("a", "b", "hadoop/c") + ":/opt/hadoop/etc/hadoop");
    }

    @Test
    void sandboxJars_areThereForVerbsThatStartOne() {
        String all = jars("a", "b", "hadoop/c", "sandbox/d");
        assertThat(portage.run("demo").lines()).contains(all);
        assertThat(portage.run("--quiet", "sandbox", "--port", "9000", "hdfs").lines())
                .contains(all);
        assertThat(portage.run("sandbox", "s3").lines()).contains(jars("a", "b", "store/s3/f", "sandbox-s3/e"));
        assertThat(portage.run("copy", "demo", "sandbox").lines()).contains(jars("a", "b", "hadoop/c"));
    }

    @Test
    void storeJars_areThereForAddressesOfTheStore() {
        String plain = jars("a", "b", "hadoop/c");
        assertThat(portage.run("copy", "/a b", "hdfs://s3/x").lines()).contains(plain);
        assertThat(portage.run("copy", "-Dx=s3://b", "a", "b").lines()).contains(plain);
        assertThat(portage.run("copy", "s3://b/x", "s3://c/y").lines())
                .contains(jars("a", "b", "hadoop/c", "store/s3/f"));
        assertThat(portage.run("check", "--quiet", "oss://b", "s3a://c").lines())
                .contains(jars("a", "b", "hadoop/c", "store/oss/g", "store/s3a/i", "store/s3/f"));
        assertThat(portage.run("distcp", "-f", "list", "t").lines())
                .contains(jars("a", "b", "hadoop/c", "store/azure/h", "store/oss/g", "store/s3/f", "store/s3a/i"));
    }

    @Test
    void azureJars_areThereForAllItsSchemes() {
        for (String scheme : List.of("abfs", "abfss", "wasb", "wasbs")) {
            assertThat(portage.run("copy", "in", scheme + "://container@account/out")
                            .lines())
                    .contains(jars("a", "b", "hadoop/c", "store/azure/h"));
        }
    }

    @Test
    void options_ofTheUserComeLast() {
        assertThat(portage.with("PORTAGE_OPTS", "-Xmx2g -Dx=y").run().lines())
                .containsSubsequence("-Xshare:auto", "-Xmx2g", "-Dx=y", "-cp");
    }

    @Test
    void optionsOfTheUser_chooseTheCollector() {
        assertThat(portage.with("PORTAGE_OPTS", "-XX:+UseG1GC").run().lines())
                .contains("-XX:+UseG1GC")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void options_areThoseThatTheJavaKnows() throws IOException {
        Path newest = installJava("newest", "25.0.3");
        assertThat(portage.run().lines()).noneMatch(line -> line.startsWith("--"));
        assertThat(portage.with("JAVA_HOME", newest.toString()).run().lines())
                .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    @Test
    void archive_isUsedByTheJavaThatWroteIt() throws IOException {
        Path archive = home.resolve("archive/Example_Ltd-17.0.15-x86_64.jsa");
        Files.createDirectories(archive.getParent());
        assertThat(portage.run().lines()).noneMatch(line -> line.startsWith("-XX:SharedArchiveFile"));
        Files.createFile(archive);
        assertThat(portage.run().lines()).contains("-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void java_isTheOneOnThePathWithoutJavaHome() throws IOException {
        Path programs = Files.createDirectory(directory.resolve("programs"));
        Files.createSymbolicLink(programs.resolve("java"), javaHome.resolve("bin/java"));
        assertThat(portage.with("JAVA_HOME", "")
                        .with("PATH", programs + ":/usr/bin:/bin")
                        .run("copy")
                        .lines())
                .endsWith("dev.portage.cli.Main", "copy");
    }

    @Test
    void java_thatDoesNotDescribeItselfIsAsked() throws IOException {
        Files.delete(javaHome.resolve("release"));
        assertThat(portage.run("copy").lines()).endsWith("dev.portage.cli.Main", "copy");
    }

    @Test
    void oldJava_isRefused() throws IOException {
        for (String version : List.of("1.8.0_402", "11.0.22")) {
            Program.Result result = portage.with(
                            "JAVA_HOME", installJava(version, version).toString())
                    .run();
            assertThat(result.exitCode()).isEqualTo(6);
            assertThat(result.errors())
                    .endsWith("is Java " + version + ". Portage needs Java 17 or newer: set JAVA_HOME to one.\n");
        }
    }

    @Test
    void missingJava_isSaid() throws IOException {
        Path programs = Files.createDirectory(directory.resolve("no java here"));
        Files.createSymbolicLink(programs.resolve("bash"), Path.of("/bin/bash"));
        Program.Result nowhere =
                portage.with("JAVA_HOME", "").with("PATH", programs.toString()).run();
        assertThat(nowhere.exitCode()).isEqualTo(6);
        assertThat(nowhere.errors())
                .isEqualTo("portage: There is no java on the PATH. Install Java 17 or newer, or set JAVA_HOME.\n");

        Program.Result misled = portage.with("JAVA_HOME", "/nowhere").run();
        assertThat(misled.exitCode()).isEqualTo(6);
        assertThat(misled.errors())
                .isEqualTo("portage: JAVA_HOME is '/nowhere', but there is no bin/java in it. "
                        + "Point it to a Java 17 or newer, or unset it.\n");
    }

    @Test
    void locale_thatCannotNameEveryFileIsReplaced() {
        assertThat(portage.with("LC_ALL", "C").run().lines()).contains("locale=C.UTF-8");
        assertThat(portage.with("LC_ALL", "not_INSTALLED.UTF-8").run().lines()).contains("locale=C.UTF-8");
        assertThat(portage.with("LC_ALL", "").with("LANG", "C.UTF-8").run().lines())
                .contains("locale=");
    }

    private String jars(String... names) {
        return String.join(
                ":",
                List.of(names).stream()
                        .map(name -> home + "/lib/" + name + ".jar")
                        .toList());
    }

    private Path installJava(String name, String version) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(program, JAVA);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                folder.resolve("release"),
                "IMPLEMENTOR=\"Example Ltd\"\nJAVA_VERSION=\"%s\"\nOS_ARCH=\"x86_64\"\n".formatted(version));
        return folder;
    }
}
