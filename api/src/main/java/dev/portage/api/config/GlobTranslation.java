package dev.portage.api.config;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Writes a glob as a regular expression; used once. */
final class GlobTranslation {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int position;
    private int braces;

    GlobTranslation(String glob) {
        this.glob = glob.startsWith("/") ? glob.substring(1) : glob;
    }

    String regex() {
        while (position < glob.length()) {
            int c = glob.codePointAt(position);
            position += Character.charCount(c);
            switch (c) {
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                case '[' -> bracket();
                case '{' -> open();
                case '}' -> close();
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                case '\\' -> escaped();
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        }
        if (braces > 0) {
            throw wrong("a { without its }");
        }
        return regex.toString();
    }

    /** {@code **}{@code /} also stands for no directory at all. */
    private void star() {
        if (!glob.startsWith("*", position)) {
            regex.append("[^/]*");
            return;
        }
        position++;
        if (glob.startsWith("/", position)) {
            position++;
            regex.append("(?:.*/)?");
        } else {
            regex.append(".*");
        }
    }

    private void bracket() {
        int end = glob.indexOf(']', position + 1);
        if (end < 0) {
            throw wrong("a [ without its ]");
        }
        String set = glob.substring(position, end);
        boolean negated = set.startsWith("!") || set.startsWith("^");
        String members = (negated ? set.substring(1) : set)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&", "\\&")
                .replace("^", "\\^");
        regex.append("(?!/)[").append(negated ? "^" : "").append(members).append(']');
        position = end + 1;
    }

    private void open() {
        braces++;
        regex.append("(?:");
    }

    private void close() {
        if (braces == 0) {
            regex.append("\\}");
            return;
        }
        braces--;
        regex.append(')');
    }

    private void escaped() {
        if (position == glob.length()) {
            throw wrong("a backslash at the end");
        }
        int c = glob.codePointAt(position);
        position += Character.charCount(c);
        regex.append(Pattern.quote(Character.toString(c)));
    }

    private PatternSyntaxException wrong(String description) {
        return new PatternSyntaxException(description, glob, position);
    }
}
