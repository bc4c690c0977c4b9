package dev.portage.storage.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Guesses how keys go on after a page of them: as densely as in the page, if they are taken for numbers whose digits are the characters that
 * the page shows. That is so of counters, of times and of names at random; a wrong guess costs requests and nothing else.
 */
final class Foresight {
    private static final String DECIMAL = "0123456789";
    private static final String HEXADECIMAL = "0123456789abcdef";
    private static final long LARGEST = 1L << 58;
    /** How many characters before those that differ may change, too. */
    private static final int CARRIES = 6;
    /** Somewhat less than a page, so that a page has room for all that is guessed to be in it. */
    private static final double CAUTION = 0.9;

    private final String fixed;
    private final String digits;
    private final int width;
    private final long limit;
    private final long last;
    private final double step;

    private Foresight(String fixed, String digits, int width, String first, String last) {
        this.fixed = fixed;
        this.digits = digits;
        this.width = width;
        this.limit = power(digits.length(), width);
        this.last = value(last);
        this.step = Math.max(0, this.last - value(first)) * CAUTION;
    }

    /** What can be guessed from a page of keys, in order. */
    static Optional<Foresight> of(List<String> page) {
        String first = page.get(0);
        String last = page.get(page.size() - 1);
        int common = common(first, last);
        int varying = varying(page, common);
        String digits = digits(page, common, varying);
        int start = common;
        while (start > 0 && common - start < CARRIES && digits.indexOf(first.charAt(start - 1)) >= 0) {
            start--;
        }
        int width = Math.min(width(digits.length()), varying - start);
        return width < 2 || digits.length() < 2 || common >= last.length()
                ? Optional.empty()
                : Optional.of(new Foresight(first.substring(0, start), digits, width, first, last));
    }

    private static int common(String first, String last) {
        int common = 0;
        while (common < first.length() && common < last.length() && first.charAt(common) == last.charAt(common)) {
            common++;
        }
        return common;
    }

    /** Up to where no position has the same character in all keys, nor the end of the shortest is reached. */
    private static int varying(List<String> page, int from) {
        int position = from;
        while (differsAt(page, position)) {
            position++;
        }
        return position;
    }

    private static boolean differsAt(List<String> page, int position) {
        String first = page.get(0);
        return page.stream().allMatch(key -> key.length() > position)
                && page.stream().anyMatch(key -> key.charAt(position) != first.charAt(position));
    }

    private static String digits(List<String> page, int from, int end) {
        TreeSet<Character> seen = new TreeSet<>();
        page.forEach(key -> {
            for (int i = from; i < end; i++) {
                seen.add(key.charAt(i));
            }
        });
        StringBuilder digits = new StringBuilder();
        seen.forEach(digits::append);
        for (String usual : List.of(DECIMAL, HEXADECIMAL)) {
            if (digits.chars().allMatch(digit -> usual.indexOf(digit) >= 0)) {
                return usual;
            }
        }
        return digits.toString();
    }

    private static int width(int radix) {
        int width = 0;
        for (long power = 1; radix > 1 && power < LARGEST / radix; power *= radix) {
            width++;
        }
        return width;
    }

    private static long power(long radix, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= radix;
        }
        return power;
    }

    private long value(String key) {
        long value = 0;
        for (int i = fixed.length(); i < fixed.length() + width; i++) {
            int digit = i < key.length() ? Math.max(0, digits.indexOf(key.charAt(i))) : 0;
            value = value * digits.length() + digit;
        }
        return value;
    }

    /** Keys, in order, each about a page behind the one before, and the first behind the last of the page; fewer where they would end. */
    List<String> next(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 1; i <= count && step >= 1; i++) {
            double value = last + i * step;
            if (value >= limit) {
                break;
            }
            keys.add(fixed + text((long) value));
        }
        return keys;
    }

    private String text(long value) {
        char[] text = new char[width];
        long rest = value;
        for (int i = width - 1; i >= 0; i--) {
            text[i] = digits.charAt((int) (rest % digits.length()));
            rest /= digits.length();
        }
        int length = width;
        while (length > 1 && text[length - 1] == digits.charAt(0)) {
            length--; // what follows a key is the same without its zeros, or with fewer of them
        }
        return new String(text, 0, length);
    }
}
