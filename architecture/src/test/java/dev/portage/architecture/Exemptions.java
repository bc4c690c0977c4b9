package dev.portage.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What may be larger than the rule allows, each with its reason: {@code exemptions.txt} beside this module's {@code pom.xml}.
 * A line is a path, or {@code path::method}, blanks, and the reason; lines that begin with # are comments.
 */
final class Exemptions {
    private final Map<String, String> reasons;

    private Exemptions(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    static Exemptions read() {
        Path file = Repository.root().resolve("architecture/exemptions.txt");
        try {
            Map<String, String> reasons = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.strip().split("\\s+", 2);
                    if (parts.length < 2) {
                        throw new IllegalArgumentException(file + " gives no reason for " + parts[0]);
                    }
                    reasons.put(parts[0], parts[1]);
                }
            }
            return new Exemptions(reasons);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean covers(Excess excess) {
        return reasons.containsKey(excess.subject());
    }

    Set<String> subjects() {
        return reasons.keySet();
    }
}
