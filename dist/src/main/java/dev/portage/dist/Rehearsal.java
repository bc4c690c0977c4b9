package dev.portage.dist;

import dev.portage.api.sandbox.Sandbox;
import dev.portage.api.sandbox.SandboxProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/**
 * Starts a store and runs a command against it, so that {@code portage-prepare} learns which classes a copy into a cluster loads:
 * those of the command, in a process of its own, and not those of the store.
 */
public final class Rehearsal {
    private static final long SECONDS = 60;

    private Rehearsal() {}

    /**
     * Starts the store, runs the command to its end, and ends the process.
     *
     * @param arguments an existing directory in which the store keeps its data, the directory to copy, and the command, to which
     *     the settings of the store, the directory and a place in the store are appended
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SandboxProvider provider = ServiceLoader.load(SandboxProvider.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sandbox on the class path"));
        try (Sandbox store = provider.start(Path.of(arguments[0]))) {
            List<String> command = new ArrayList<>(Arrays.asList(arguments).subList(2, arguments.length));
            store.options().properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.add(arguments[1]);
            command.add(store.root().resolve("target").toString());
            run(command);
        }
        System.exit(0);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
