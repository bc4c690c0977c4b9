package dev.portage.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A jar with a class that nobody has on the class path: what a user brings along. */
public final class CompiledJar {
    private CompiledJar() {}

    /**
     * Compiles a class without a package and packs it.
     *
     * @param folder where sources, classes and the jar go
     * @param classPath for the compiler
     * @return the jar
     */
    public static Path of(Path folder, String name, String source, String classPath) {
        try {
            Path file = Files.writeString(folder.resolve(name + ".java"), source);
            int result = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a Java without a compiler")
                    .run(null, null, null, "-cp", classPath, "-d", folder.toString(), file.toString());
            if (result != 0) {
                throw new IllegalArgumentException("does not compile: " + source);
            }
            return pack(folder.resolve(name + ".jar"), folder.resolve(name + ".class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class goes from where it was to the jar alone. */
    private static Path pack(Path jar, Path compiled) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream output = new JarOutputStream(file)) {
            output.putNextEntry(new JarEntry(String.valueOf(compiled.getFileName())));
            Files.copy(compiled, output);
            output.closeEntry();
        }
        Files.delete(compiled);
        return jar;
    }
}
