package dev.portage.storage.s3;

import dev.portage.api.storage.Checksum;
import java.util.Optional;

/**
 * A part of an upload that has reached the store.
 *
 * @param number from 1 on; parts are joined in the order of their numbers
 * @param tag the store's name for its content
 * @param length bytes
 * @param sum of its content, if the store has confirmed it
 */
record Part(int number, String tag, long length, Optional<Checksum> sum) {
    /** On one line. */
    String text() {
        return number + " " + length + " " + tag + sum.map(known -> " " + known).orElse("");
    }

    /** What {@link #text} wrote; nothing of a line that is something else. */
    static Optional<Part> parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length < 3) {
            return Optional.empty();
        }
        Optional<Checksum> sum = words.length == 4 ? Optional.of(Checksum.parse(words[3])) : Optional.empty();
        return Optional.of(new Part(Integer.parseInt(words[0]), words[2], Long.parseLong(words[1]), sum));
    }
}
