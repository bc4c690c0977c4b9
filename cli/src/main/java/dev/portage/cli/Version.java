package dev.portage.cli;

import java.util.Optional;
import picocli.CommandLine;

/** Says which version this is. */
final class Version implements CommandLine.IVersionProvider {
    static String text() {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
        return "portage " + version + " (Java " + Runtime.version().feature() + ")";
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }
}
