package dev.portage.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param size of the data sets
 * @param rounds for every case, instead of the case's own number
 * @param peers names; all if there are none
 * @param names of cases, or how their names begin, or one of their words; all if there are none
 * @param launcher that starts Portage
 * @param folder for the data sets and everything else that is written
 * @param reports folder of the reports
 */
record Options(
        Size size,
        OptionalInt rounds,
        List<String> peers,
        List<String> names,
        Path launcher,
        Path folder,
        Path reports) {
    private static final int QUICK_DIVISOR = 10;

    /** Of the data sets. */
    enum Size {
        FULL,
        /** A tenth, for a first impression; such figures prove nothing. */
        QUICK
    }

    Options {
        peers = List.copyOf(peers);
        names = List.copyOf(names);
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static Options parse(List<String> arguments) {
        Size size = Size.FULL;
        OptionalInt rounds = OptionalInt.empty();
        List<String> peers = List.of();
        List<String> names = new ArrayList<>();
        Path launcher = Path.of("portage");
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "portage-benchmark");
        Path reports = Path.of("benchmark", "target", "benchmark");
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--quick" -> size = Size.QUICK;
                case "--rounds" -> rounds = OptionalInt.of(number(value(word, words)));
                case "--peers" -> peers = List.of(value(word, words).split(",", -1));
                case "--launcher" -> launcher = Path.of(value(word, words));
                case "--folder" -> folder = Path.of(value(word, words));
                case "--reports" -> reports = Path.of(value(word, words));
                default -> names.add(caseName(word));
            }
        }
        return new Options(size, rounds, peers, names, launcher.toAbsolutePath(), folder, reports);
    }

    /** Whether a case is to be run. */
    boolean selects(String name) {
        List<String> words = List.of(name.split("-", -1));
        return names.isEmpty() || names.stream().anyMatch(asked -> name.startsWith(asked) || words.contains(asked));
    }

    /** Whether a peer is to take part. */
    boolean selectsPeer(String name) {
        return peers.isEmpty() || peers.contains(name);
    }

    /** How many rounds a case has that would have so many. */
    int rounds(int usual) {
        return rounds.orElse(size == Size.QUICK ? 1 : usual);
    }

    /** How large a data set is that would be so large. */
    long scaled(long full) {
        return switch (size) {
            case FULL -> full;
            case QUICK -> full / QUICK_DIVISOR;
        };
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.next();
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--rounds needs a number, not '" + text + "'", e);
        }
        throw new IllegalArgumentException("--rounds needs a positive number, not " + text);
    }

    private static String caseName(String word) {
        if (word.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + word
                    + "; there are --quick, --rounds, --peers, --launcher, --folder, --reports");
        }
        return word;
    }
}
