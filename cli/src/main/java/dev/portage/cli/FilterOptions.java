package dev.portage.cli;

import dev.portage.api.DataSize;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.Filters;
import dev.portage.api.config.PathPattern;
import dev.portage.api.config.PathPattern.Syntax;
import dev.portage.api.config.TimeBound;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say which entries take part. */
final class FilterOptions {
    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description =
                    "Take only files that match this or another --include, themselves or through a directory above"
                            + " them. Without a / it matches names, with one whole paths below the source; ** crosses directories.")
    private List<String> include = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "Leave out what matches, a directory with all below it. Excludes win over includes.")
    private List<String> exclude = new ArrayList<>();

    @Option(
            names = "--include-regex",
            paramLabel = "REGEX",
            description = "As --include, with a regular expression for the whole path below the source.")
    private List<String> includeRegex = new ArrayList<>();

    @Option(
            names = "--exclude-regex",
            paramLabel = "REGEX",
            description = "As --exclude, with a regular expression for the whole path below the source.")
    private List<String> excludeRegex = new ArrayList<>();

    @Option(
            names = "--filter-file",
            paramLabel = "FILE",
            description = "A file with one filter on a line: include, exclude, include-regex or exclude-regex, a blank,"
                    + " and the pattern; # begins a comment.")
    private List<Path> filterFiles = new ArrayList<>();

    @Option(names = "--min-size", paramLabel = "SIZE", description = "Leave out smaller files, such as 1MB.")
    private Optional<String> minSize = Optional.empty();

    @Option(names = "--max-size", paramLabel = "SIZE", description = "Leave out larger files.")
    private Optional<String> maxSize = Optional.empty();

    @Option(
            names = "--newer-than",
            paramLabel = "TIME",
            description = "Leave out files not modified since: an age such as 7d or 12h, or 2026-01-31[T08:30:00[Z]].")
    private Optional<String> newerThan = Optional.empty();

    @Option(names = "--older-than", paramLabel = "TIME", description = "Leave out files modified since.")
    private Optional<String> olderThan = Optional.empty();

    Filters filters(Clock clock) {
        List<PathPattern> includes = new ArrayList<>();
        List<PathPattern> excludes = new ArrayList<>();
        include.forEach(text -> includes.add(new PathPattern(text, Syntax.GLOB)));
        includeRegex.forEach(text -> includes.add(new PathPattern(text, Syntax.REGEX)));
        exclude.forEach(text -> excludes.add(new PathPattern(text, Syntax.GLOB)));
        excludeRegex.forEach(text -> excludes.add(new PathPattern(text, Syntax.REGEX)));
        filterFiles.forEach(file -> read(file, includes, excludes));
        Filters filters = new Filters(
                includes,
                excludes,
                minSize.map(DataSize::parse),
                maxSize.map(DataSize::parse),
                newerThan.map(text -> TimeBound.parse(text, clock)),
                olderThan.map(text -> TimeBound.parse(text, clock)));
        refuseContradictions(filters);
        return filters;
    }

    private void refuseContradictions(Filters filters) {
        refuse("--min-size", minSize, "--max-size", maxSize, isBelow(filters.maxSize(), filters.minSize()));
        refuse(
                "--newer-than",
                newerThan,
                "--older-than",
                olderThan,
                isBelow(
                        filters.olderThan().map(TimeBound::instant),
                        filters.newerThan().map(TimeBound::instant)));
    }

    private static <T extends Comparable<T>> boolean isBelow(Optional<T> upper, Optional<T> lower) {
        return upper.isPresent() && lower.isPresent() && upper.get().compareTo(lower.get()) < 0;
    }

    private static void refuse(
            String lower, Optional<String> from, String upper, Optional<String> to, boolean contradiction) {
        if (contradiction) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    lower + " " + from.orElseThrow() + " and " + upper + " " + to.orElseThrow()
                            + " leave nothing over");
        }
    }

    private static void read(Path file, List<PathPattern> includes, List<PathPattern> excludes) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "cannot read the filter file " + file + ": " + reason(file, e),
                    "check the file's name, rights and content",
                    e);
        }
        int number = 0;
        for (String line : lines) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                add(text, file + " line " + number, includes, excludes);
            }
        }
    }

    private static String reason(Path file, IOException e) {
        if (e instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        if (!Files.exists(file)) {
            return "no such file";
        }
        return Files.isReadable(file) ? String.valueOf(e.getMessage()) : "permission denied";
    }

    private static void add(String line, String place, List<PathPattern> includes, List<PathPattern> excludes) {
        String word = line.split("\\s", 2)[0];
        String pattern = line.substring(word.length()).strip();
        try {
            switch (word) {
                case "include" -> includes.add(new PathPattern(pattern, Syntax.GLOB));
                case "exclude" -> excludes.add(new PathPattern(pattern, Syntax.GLOB));
                case "include-regex" -> includes.add(new PathPattern(pattern, Syntax.REGEX));
                case "exclude-regex" -> excludes.add(new PathPattern(pattern, Syntax.REGEX));
                default ->
                    throw new PortageException(
                            ErrorCode.INVALID_ARGUMENT,
                            "'" + word + "' is none of include, exclude, include-regex and exclude-regex");
            }
        } catch (PortageException e) {
            throw new PortageException(e.code(), place + ": " + e.getMessage(), e);
        }
    }
}
