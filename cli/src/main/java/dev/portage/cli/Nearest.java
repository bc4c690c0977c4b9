package dev.portage.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what was perhaps meant by a word that nobody knows. */
public final class Nearest {
    /** So many letters of a word make up for one that is wrong. */
    private static final int LETTERS_PER_ERROR = 3;

    private Nearest() {}

    /** The word that is reached with the fewest letters inserted, removed or replaced, unless that is too many. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate ->
                        distance(word, candidate) <= word.replace("-", "").length() / LETTERS_PER_ERROR)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** As Levenshtein counts. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
