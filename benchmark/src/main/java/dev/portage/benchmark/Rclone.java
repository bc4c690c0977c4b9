package dev.portage.benchmark;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** The copier of cloud stores, if it is installed. */
record Rclone() implements Peer, Mirroring {
    private static final String PROGRAM = "rclone";
    /** A variable with which its S3 backend does not start. */
    private static final String BREAKS_S3 = "AWS_CA_BUNDLE";

    private static final String PARALLEL = "16";
    /** Beyond the usual three, which a busy HDFS uses up: a file that is not yet closed counts as failed. */
    private static final String RETRIES = "10";

    @Override
    public String name() {
        return PROGRAM;
    }

    @Override
    public String remark() {
        return "16 transfers; compares no checksums with HDFS";
    }

    @Override
    public boolean installed() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    @Override
    public Command copy(Place source, Place target) {
        return command("copy", source, target);
    }

    @Override
    public Command mirror(Place source, Place target) {
        return command("sync", source, target);
    }

    private static Command command(String verb, Place source, Place target) {
        return Command.of(
                "env",
                "-u",
                BREAKS_S3,
                PROGRAM,
                verb,
                "--create-empty-src-dirs",
                "--config",
                "",
                "--transfers",
                PARALLEL,
                "--checkers",
                PARALLEL,
                "--retries",
                RETRIES,
                address(source),
                address(target));
    }

    @Override
    public Command update(Place source, Place target) {
        return copy(source, target);
    }

    @Override
    public Command version() {
        return Command.of(PROGRAM, "--config", "", "version");
    }

    private static String s3(S3Place place) {
        Map<String, String> settings = place.server().settings();
        return ":s3,provider=Other,force_path_style=true,endpoint=\"%s\",access_key_id=%s,secret_access_key=%s:%s/%s"
                .formatted(
                        settings.get("fs.s3a.endpoint"),
                        settings.get("fs.s3a.access.key"),
                        settings.get("fs.s3a.secret.key"),
                        place.bucket(),
                        place.path());
    }

    /** The directory in rclone's notation, with the remote described in the address itself. */
    private static String address(Place place) {
        if (place instanceof HdfsPlace hdfs) {
            String user = System.getProperty("user.name");
            return ":hdfs,namenode=\"%s\",username=\"%s\":%s".formatted(hdfs.nameNode(), user, hdfs.path());
        }
        if (place instanceof S3Place bucket) {
            return s3(bucket);
        }
        return place.path();
    }
}
