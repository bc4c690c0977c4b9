package dev.portage.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it is shipped; runs after it was packed. */
class DistributionTest {
    private static final Path HOME = Path.of("target/portage").toAbsolutePath();

    private final Program portage = new Program(
            HOME.resolve("bin/portage"),
            Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C", "JAVA_HOME", System.getProperty("java.home")));

    @Test
    void everyJar_liesInOneFolderOnly() throws IOException {
        assertThat(jars("", "hadoop", "sandbox", "store/s3"))
                .doesNotHaveDuplicates()
                .contains("hadoop-hdfs-client.jar", "hadoop-hdfs.jar", "picocli.jar", "s3.jar");
        for (String store : List.of("cosn", "oss", "azure")) {
            assertThat(jars("", "hadoop", "store/" + store)).as(store).doesNotHaveDuplicates();
        }
        assertThat(jars("", "hadoop", "store/s3a", "store/s3"))
                .doesNotHaveDuplicates()
                .contains("hadoop-aws.jar", "apache-client.jar")
                .doesNotContain("bundle.jar");
        // Never on one class path with Hadoop. Two jars have other packages in them than those of their names in lib:
        // Jackson 3.
        assertThat(jars("", "store/s3", "sandbox-s3").stream()
                        .filter(name -> !name.equals("jackson-core.jar") && !name.equals("jackson-databind.jar")))
                .doesNotHaveDuplicates()
                .contains("s3proxy.jar");
    }

    private static List<String> jars(String... folders) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(HOME.resolve("lib").resolve(folder))) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(".jar"))
                        .map(name -> name.replaceFirst("-[0-9][A-Za-z0-9.]*?(?=-|\\.jar)", ""))
                        .forEach(jars::add);
            }
        }
        return jars;
    }

    @Test
    void connectorsOfStores_areForWhoeverNamesOne(@TempDir Path directory) throws IOException {
        assertThat(classPath(directory, "copy", "hdfs://a:8020/in", "hdfs://b:8020/out"))
                .contains("/lib/hadoop/")
                .doesNotContain("/lib/store/");
        assertThat(classPath(directory, "distcp", "hdfs://a:8020/in", "s3a://bucket/out"))
                .contains("/lib/store/s3a/hadoop-aws-", "/lib/store/s3/s3-")
                .doesNotContain("/lib/store/azure/");
        assertThat(classPath(directory, "copy", "in", "cosn://bucket/out")).contains("/lib/store/cosn/hadoop-cos-");
        assertThat(classPath(directory, "copy", "in", "oss://bucket/out")).contains("/lib/store/oss/hadoop-aliyun-");
        assertThat(classPath(directory, "copy", "in", "abfss://c@a/out")).contains("/lib/store/azure/hadoop-azure-");
    }

    /** The class path of a command, as a Java hears of it that does nothing but say so. */
    private String classPath(Path directory, String... command) throws IOException {
        Path java = Files.createDirectories(directory.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        java.toFile().setExecutable(true);
        Files.writeString(directory.resolve("java/release"), "JAVA_VERSION=\"17.0.15\"\n");
        return portage.with("JAVA_HOME", directory.resolve("java").toString())
                .run(command)
                .output();
    }

    @Test
    void connectors_stayOutOfTheInnerFolder() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("lib"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .noneMatch(name -> name.contains("hadoop-"))
                    .anyMatch(name -> name.startsWith("portage-core-"));
        }
    }

    @Test
    void version_isThatOfTheBuild() {
        Program.Result result = portage.run("--version");
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).contains(System.getProperty("project.version"));
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void preparedJava_startsSilently(@TempDir Path directory) throws IOException {
        Program.Result prepared = new Program(HOME.resolve("bin/portage-prepare"), portage.environment()).run();
        assertThat(prepared.errors()).isEmpty();
        assertThat(prepared.exitCode()).isZero();
        try (Stream<Path> archives = Files.list(HOME.resolve("archive"))) {
            assertThat(archives).isNotEmpty();
        }
        assertThat(portage.run("--version").errors()).isEmpty();
        // An appended folder of configuration, and jars: the archive still fits, or at least nobody hears of it.
        assertThat(portage.with("HADOOP_CONF_DIR", directory.toString())
                        .run("--version")
                        .errors())
                .isEmpty();
    }

    @Test
    void copy_ofNamesOutsideAscii_worksWhateverTheLocale(@TempDir Path directory) throws IOException {
        Path source = Files.createDirectories(directory.resolve("source"));
        Files.writeString(source.resolve("größe-数据.txt"), "content");
        Program.Result result = portage.run(
                "copy", source.toString(), directory.resolve("target").toString());
        assertThat(result.exitCode()).as(result.errors()).isZero();
        try (Stream<Path> files = Files.walk(directory.resolve("target"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).contains("größe-数据.txt");
        }
    }
}
