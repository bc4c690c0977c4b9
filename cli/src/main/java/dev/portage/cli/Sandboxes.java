package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.sandbox.SandboxProvider;
import java.util.List;
import java.util.ServiceLoader;

/** The sandboxes that this installation has. */
final class Sandboxes {
    private Sandboxes() {}

    /**
     * The one of a name.
     *
     * @throws PortageException {@code UNSUPPORTED} if there is none
     */
    static SandboxProvider named(String name) {
        List<SandboxProvider> all = ServiceLoader.load(SandboxProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return all.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PortageException(
                        ErrorCode.UNSUPPORTED,
                        "this installation has no sandbox called '" + name
                                + "' (folders lib/sandbox and lib/sandbox-NAME)"));
    }
}
