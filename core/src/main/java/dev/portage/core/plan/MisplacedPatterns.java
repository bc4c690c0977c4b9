package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Filters;
import dev.portage.api.config.PathPattern;
import dev.portage.api.storage.Location;
import java.util.List;
import java.util.stream.Stream;

/** Patterns that begin with the address of a source, although what is matched is the path below it. */
public final class MisplacedPatterns {
    private MisplacedPatterns() {}

    /**
     * Refuses a glob that names the source once more: it would match nothing, or something else than what is meant.
     *
     * @throws PortageException {@link ErrorCode#INVALID_ARGUMENT}, and says how to write the pattern
     */
    public static void refuse(Filters filters, List<Location> sources) {
        Stream.concat(filters.include().stream(), filters.exclude().stream())
                .filter(pattern -> pattern.syntax() == PathPattern.Syntax.GLOB)
                .forEach(pattern -> sources.stream()
                        .filter(source -> !source.isRoot())
                        .filter(source -> pattern.text().startsWith(source.path() + "/"))
                        .findFirst()
                        .ifPresent(source -> refuse(pattern.text(), source)));
    }

    private static void refuse(String text, Location source) {
        throw new PortageException(
                ErrorCode.INVALID_ARGUMENT,
                "the pattern '" + text + "' names the source " + source + " itself; write the path below it: '"
                        + text.substring(source.path().length()) + "'");
    }
}
