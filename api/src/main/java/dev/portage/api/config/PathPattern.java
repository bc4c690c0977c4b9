package dev.portage.api.config;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
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
    /** How a pattern is written. */
    public enum Syntax {
        GLOB,
        REGEX
    }

    public PathPattern {
        text = syntax == Syntax.GLOB && text.length() > 1 && text.endsWith("/")
                ? text.substring(0, text.length() - 1)
                : text;
        if (text.isEmpty()) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "an empty text is not a pattern");
        }
        compile(text, syntax);
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
