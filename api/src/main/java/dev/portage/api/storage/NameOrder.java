package dev.portage.api.storage;

import java.util.Comparator;

/**
 * The one order of the product: names by their UTF-8 bytes, paths component by component. A directory comes before what
 * is below it, and all that is below it comes before its next sibling.
 */
public final class NameOrder {
    /** Orders two names, neither of which contains a separator, by their UTF-8 bytes. */
    public static final Comparator<String> NAMES = NameOrder::compareNames;

    /** Orders two paths component by component; the separator sorts below every other character. */
    public static final Comparator<String> PATHS = NameOrder::comparePaths;

    private NameOrder() {}

    private static int compareNames(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            int difference = weight(left.charAt(i)) - weight(right.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return left.length() - right.length();
    }

    private static int comparePaths(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return (a == '/' ? -1 : weight(a)) - (b == '/' ? -1 : weight(b));
            }
        }
        return left.length() - right.length();
    }

    /** UTF-16 sorts surrogates below U+E000 to U+FFFF, UTF-8 sorts what they stand for above. */
    private static int weight(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
