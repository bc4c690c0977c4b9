package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.sandbox.Sandbox;
import dev.portage.api.sandbox.SandboxProvider;
import dev.portage.core.run.Stop;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portage sandbox}. */
@Command(
        name = "sandbox",
        header = "Starts a store on this machine to try things with, until Ctrl-C.",
        description = {
            "It prints its address, and the settings with which it is reached, one name=value a line: write them behind",
            "-D. Keys are made up at each start, and it answers at the loopback address only."
        })
final class SandboxCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Which store: hdfs or s3.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(names = "--port", paramLabel = "N", description = "The port of its address. Default: a free one.")
    private int port;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where it keeps its data; they stay there. Default: a temporary folder, removed in the end.")
    private Optional<Path> directory = Optional.empty();

    @Override
    public Integer call() {
        SandboxProvider provider = Sandboxes.named(name);
        Stop stop = new Stop();
        return Interruption.during(stop, () -> serve(provider, stop));
    }

    private int serve(SandboxProvider provider, Stop stop) {
        if (directory.isPresent()) {
            return serve(provider, made(directory.get()), stop);
        }
        try (TemporaryFolder folder = TemporaryFolder.create("portage-sandbox-")) {
            return serve(provider, folder.root(), stop);
        }
    }

    private int serve(SandboxProvider provider, Path folder, Stop stop) {
        try (Sandbox sandbox = provider.start(folder, port)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("address=" + sandbox.root());
            new TreeMap<>(sandbox.options().properties()).forEach((key, value) -> out.println(key + "=" + value));
            out.flush();
            return untilStopped(stop);
        }
    }

    private static int untilStopped(Stop stop) {
        try {
            stop.sleep(Long.MAX_VALUE);
            return 0;
        } catch (PortageException e) {
            return e.code().exitCode();
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath());
        } catch (IOException e) {
            throw new PortageException(ErrorCode.IO, "cannot make the folder " + directory + ": " + e.getMessage(), e);
        }
    }
}
