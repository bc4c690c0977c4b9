package dev.portage.connector.azure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/**
 * Microsoft's own emulator of Azure's storage, a program for Node.js that npm installs, on a loopback address. It ends with this process. Where it
 * cannot be had, tests are skipped.
 *
 * @param port where it answers
 */
record Azurite(int port) {
    private static final Pattern LISTENING = Pattern.compile("successfully listens on http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static Azurite start() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "azurite").toAbsolutePath());
            install(folder);
            return serve(folder);
        } catch (IOException e) {
            throw new TestAbortedException("Azurite cannot be had: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        Path description = Path.of("src/test/azurite/package.json");
        Path installed = folder.resolve("package.json");
        if (Files.exists(folder.resolve("node_modules/azurite/package.json"))
                && Files.exists(installed)
                && Files.mismatch(description, installed) < 0) {
            return;
        }
        Files.writeString(installed, Files.readString(description));
        Path output = folder.resolve("npm.txt");
        Process npm = new ProcessBuilder(
                        List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!npm.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            Files.deleteIfExists(installed);
            throw new IOException("npm does not install it; see " + output);
        }
    }

    private static Azurite serve(Path folder) throws IOException {
        Process node = new ProcessBuilder(List.of(
                        "node",
                        "node_modules/azurite/dist/src/blob/main.js",
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        "0",
                        "--inMemoryPersistence",
                        "--disableTelemetry",
                        "--skipApiVersionCheck",
                        "--loose",
                        "--extentMemoryLimit",
                        "512",
                        "--silent"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(node::destroyForcibly));
        StringBuilder said = new StringBuilder();
        String line = node.inputReader().readLine();
        while (line != null) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return new Azurite(Integer.parseInt(listening.group(1)));
            }
            said.append(line).append('\n');
            line = node.inputReader().readLine();
        }
        throw new AssertionError("Azurite ends at once. It said: " + said);
    }
}
