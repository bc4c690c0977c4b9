package dev.portage.cli;

import java.io.PrintWriter;
import java.util.List;

/** A command with a command line of its own, brought by another module; found by {@link java.util.ServiceLoader}. */
public interface Verb {
    /** What users type, such as {@code distcp}. */
    String name();

    /** What it does, as one sentence. */
    String header();

    /**
     * Runs once. Blocks until all is done.
     *
     * @param arguments all that follows the name
     * @param out for results
     * @param err for all else
     * @return the exit code
     */
    int run(List<String> arguments, PrintWriter out, PrintWriter err);
}
