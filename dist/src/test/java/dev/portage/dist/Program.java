package dev.portage.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program and the environment it is started in, which holds nothing but what is named here. */
public record Program(Path file, Map<String, String> environment) {
    public Program {
        environment = Map.copyOf(environment);
    }

    /** The same program with one more variable in its environment. */
    public Program with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Program(file, more);
    }

    /** Runs it to its end. */
    public Result run(String... arguments) {
        return start(arguments).await();
    }

    /** Starts it. */
    public Running start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("output", ".txt");
            Path errors = Files.createTempFile("errors", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Running(builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A program that was started.
     *
     * @param output the file to which its standard output goes
     * @param errors the file to which its standard error goes
     */
    public record Running(Process process, Path output, Path errors) {
        /** Waits for its end, however it comes. */
        public Result await() {
            try {
                int exitCode = process.waitFor();
                Result result = new Result(exitCode, read(output), read(errors));
                Files.delete(output);
                Files.delete(errors);
                return result;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a program", e);
            }
        }

        private static String read(Path file) throws IOException {
            return Files.readString(file, StandardCharsets.UTF_8);
        }
    }

    /** What a program has left. */
    public record Result(int exitCode, String output, String errors) {
        /** The lines of its standard output. */
        public List<String> lines() {
            return output.lines().toList();
        }
    }
}
