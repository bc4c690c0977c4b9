package dev.portage.architecture;

import java.util.List;

/**
 * What the rules ask of a Java file.
 *
 * @param path relative to the root of the repository, with slashes
 * @param lines how many it has
 */
record SourceFile(String path, int lines, List<Type> types, List<Method> methods, List<Call> calls) {
    SourceFile {
        types = List.copyOf(types);
        methods = List.copyOf(methods);
        calls = List.copyOf(calls);
    }

    /** Code that only tests run. */
    boolean isTest() {
        return path.contains("/src/test/") || path.startsWith("testkit/");
    }

    /** @param name without its package and its enclosing types */
    record Type(String name, int line) {}

    /**
     * A method or constructor that has a body.
     *
     * @param lines from its first annotation or modifier to its closing brace
     */
    record Method(String name, int line, int lines) {}

    /**
     * @param target as written, such as {@code Thread.sleep}
     * @param line the line it stands on
     */
    record Call(String target, int line) {}
}
