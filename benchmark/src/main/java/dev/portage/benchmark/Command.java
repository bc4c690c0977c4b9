package dev.portage.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program to start, with all it is told.
 *
 * @param words the program and its arguments
 * @param environment variables beyond those of this process
 */
record Command(List<String> words, Map<String, String> environment) {

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** A program that needs no variables of its own. */
    static Command of(String... words) {
        return new Command(List.of(words), Map.of());
    }

    /**
     * A Java program, run by the Java that runs this one.
     *
     * @param options of the virtual machine
     * @param configuration the folder of Hadoop's configuration, put before the class path
     */
    static Command java(List<String> options, Path configuration, String mainClass, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.add("-cp");
        words.add(configuration + File.pathSeparator + System.getProperty("java.class.path"));
        words.add(mainClass);
        words.addAll(arguments);
        return new Command(words, Map.of());
    }

    /** Prepares to start it in a folder, with output and errors appended to one file there, and nothing to read. */
    ProcessBuilder loggingTo(Path folder, String file) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(file).toFile()))
                .redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        return builder;
    }
}
