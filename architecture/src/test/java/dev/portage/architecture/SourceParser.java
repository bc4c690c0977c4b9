package dev.portage.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads Java files with the JDK's own parser; nothing is compiled or resolved. */
final class SourceParser {
    private final Path root;

    SourceParser(Path root) {
        this.root = root;
    }

    List<SourceFile> parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager fileManager =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    fileManager,
                    null,
                    List.of("-proc:none"),
                    null,
                    fileManager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .map(unit -> describe(unit, positions))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SourceFile describe(CompilationUnitTree unit, SourcePositions positions) {
        Path file = Path.of(unit.getSourceFile().toUri());
        Collector collector = new Collector(unit, positions);
        collector.scan(unit, null);
        return new SourceFile(
                root.relativize(file).toString(),
                (int) unit.getLineMap().getLineNumber(Math.max(0, positions.getEndPosition(unit, unit))),
                collector.types,
                collector.methods,
                collector.calls);
    }

    private static final class Collector extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final List<SourceFile.Type> types = new ArrayList<>();
        private final List<SourceFile.Method> methods = new ArrayList<>();
        private final List<SourceFile.Call> calls = new ArrayList<>();
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final LineMap lineMap;

        Collector(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.lineMap = unit.getLineMap();
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (!type.getSimpleName().isEmpty()) {
                types.add(new SourceFile.Type(type.getSimpleName().toString(), firstLine(type)));
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                int first = firstLine(method);
                methods.add(new SourceFile.Method(method.getName().toString(), first, lastLine(method) - first + 1));
            }
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            calls.add(new SourceFile.Call(call.getMethodSelect().toString(), firstLine(call)));
            return super.visitMethodInvocation(call, null);
        }

        private int firstLine(Tree tree) {
            return (int) lineMap.getLineNumber(positions.getStartPosition(unit, tree));
        }

        private int lastLine(Tree tree) {
            return (int) lineMap.getLineNumber(positions.getEndPosition(unit, tree));
        }
    }
}
