package dev.portage.api.config;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for relative paths. A glob without {@code /} matches the name of an entry at any depth; with {@code /} it
 * matches the whole path from the root. {@code *} and {@code ?} stay within a name, {@code **} crosses names, {@code
 * [a-z]}, {@code [!a-z]} and <code>{csv,txt}</code> are alternatives, a backslash takes the next character as it is. A regular
 * expression must match the whole path.
 *
 * @param text as the user wrote it
 * @param syntax how to read it
 */
public record PathPattern(String text, Syntax syntax) {
    /** An address with a scheme. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

    /** How a pattern is written. */
    public enum Syntax {
        GLOB,
        REGEX
    }

    public PathPattern {
        if (text.isEmpty()) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "an empty text is not a pattern");
        }
        requireMatchable(text, syntax);
        text = syntax == Syntax.GLOB ? plain(text) : text;
        compile(text, syntax);
    }

    /** A glob without a {@code /} at its end; one that begins with {@code ./} is anchored, as if it began with {@code /}. */
    private static String plain(String glob) {
        String anchored = glob.startsWith("./") ? glob.substring(1) : glob;
        String collapsed = anchored.replaceAll("//+", "/");
        return collapsed.length() > 1 && collapsed.endsWith("/")
                ? collapsed.substring(0, collapsed.length() - 1)
                : collapsed;
    }

    /** What can never match would silently leave alone what it is meant for. */
    private static void requireMatchable(String text, Syntax syntax) {
        if (syntax == Syntax.GLOB ? isUnmatchableGlob(text) : isUnmatchableRegex(text)) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "'" + text + "' can never match: what is matched is the path below the source, such as logs/a.csv");
        }
    }

    private static boolean isUnmatchableGlob(String text) {
        String plain = plain(text);
        List<String> names = List.of(plain.split("/", -1));
        return plain.equals("/")
                || names.contains(".")
                || names.contains("..")
                || ADDRESS.matcher(text).matches();
    }

    private static boolean isUnmatchableRegex(String text) {
        return (text.startsWith("/") || text.startsWith("^/")) && text.indexOf('|') < 0;
    }

    /** A function that tests relative paths. */
    public Test compile() {
        Pattern pattern = compile(text, syntax);
        boolean nameOnly = syntax == Syntax.GLOB && text.indexOf('/') < 0;
        Matcher matcher = pattern.matcher("");
        return path -> matcher.reset(nameOnly ? path.substring(path.lastIndexOf('/') + 1) : path)
                .matches();
    }

    /** Tests relative paths; not thread-safe. */
    public interface Test {
        /** Whether the path matches. */
        boolean matches(String path);
    }

    private static Pattern compile(String text, Syntax syntax) {
        try {
            return Pattern.compile(syntax == Syntax.GLOB ? new GlobTranslation(text).regex() : text, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT,
                    "'" + text + "' is not a valid " + (syntax == Syntax.GLOB ? "glob" : "regular expression") + ": "
                            + e.getDescription(),
                    e);
        }
    }
}
