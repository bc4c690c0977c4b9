package dev.portage.sandbox.hdfs;

import dev.portage.api.sandbox.Sandbox;
import dev.portage.api.sandbox.SandboxProvider;
import java.nio.file.Path;

/** Starts an HDFS of one DataNode; no Hadoop class is loaded before. */
public final class HdfsSandboxProvider implements SandboxProvider {
    /** Made by the service loader. */
    public HdfsSandboxProvider() {}

    @Override
    public String name() {
        return "hdfs";
    }

    @Override
    public Sandbox start(Path directory, int port) {
        return HdfsSandbox.builder(directory).port(port).start();
    }
}
