package dev.portage.dist.program;

import dev.portage.dist.Program;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The packed program as one user has it: with a state folder of its own, and nothing else in the environment.
 *
 * @param state the user's state folder
 */
record Portage(Program program, Path state) {
    private static final Path LAUNCHER = Path.of("target/portage/bin/portage").toAbsolutePath();

    /** The program of a user whose state folder lies in a directory. */
    static Portage keepingStateIn(Path directory) {
        Path state = directory.resolve("state");
        Program program = new Program(
                LAUNCHER,
                Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "LC_ALL",
                        "C.UTF-8",
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "XDG_STATE_HOME",
                        state.toString()));
        return new Portage(program, state);
    }

    Portage with(String name, String value) {
        return new Portage(program.with(name, value), state);
    }

    /** Runs it to its end. */
    Program.Result run(String... arguments) {
        return program.run(arguments);
    }

    Program.Running start(String... arguments) {
        return program.start(arguments);
    }

    Path jobs() {
        return state.resolve("portage/jobs");
    }

    Optional<JobFiles> onlyJobOrNone() {
        return JobFiles.ifAnyIn(jobs());
    }

    /** The folder of the only job of this user. */
    JobFiles onlyJob() {
        return JobFiles.onlyOneIn(jobs());
    }
}
