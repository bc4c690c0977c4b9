package dev.portage.sandbox.s3;

import dev.portage.api.sandbox.Sandbox;
import dev.portage.api.sandbox.SandboxProvider;
import java.nio.file.Path;

/** Starts an S3 store with one bucket. */
public final class S3SandboxProvider implements SandboxProvider {
    /** Made by the service loader. */
    public S3SandboxProvider() {}

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public Sandbox start(Path directory, int port) {
        return S3Sandbox.start(directory, port);
    }
}
