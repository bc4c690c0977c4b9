package dev.portage.distcp;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.core.journal.JobFolder;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.tools.DistCpOptionSwitch;

/** {@code -async}: the same command in a process that goes on when this one has ended, and the terminal is closed. */
record Background(List<String> words, JobFolder folder) {
    private static final Path NEW_SESSION = Path.of("/usr/bin/setsid");

    /** Set by the launcher: itself. */
    private static final String PROGRAM = "portage.program";

    /** Starts the process, and says how to follow it. */
    void start(PrintWriter err) {
        folder.create();
        File output = folder.path().resolve("output.txt").toFile();
        try {
            new ProcessBuilder(command())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.IO, "cannot start a process for the job " + folder.id() + ": " + e.getMessage(), e);
        }
        err.println("DistCp job-id: " + folder.id());
        err.println("  follow it with: portage jobs show " + folder.id());
        err.println("  what it prints goes to " + output);
    }

    private List<String> command() {
        String program = Optional.ofNullable(System.getProperty(PROGRAM))
                .orElseThrow(() -> Refusal.ofArguments("-async works only when started by bin/portage"));
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NEW_SESSION)) {
            command.add(NEW_SESSION.toString());
        }
        command.add(program);
        command.add("distcp");
        String async = DistCpOptionSwitch.BLOCKING.getSwitch();
        words.stream().filter(word -> !word.matches("--?" + async)).forEach(command::add);
        return command;
    }
}
