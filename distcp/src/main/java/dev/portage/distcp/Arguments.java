package dev.portage.distcp;

import dev.portage.cli.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.apache.hadoop.tools.DistCpOptionSwitch;

/**
 * A command line taken apart. DistCp's own parser stops at the first word that it does not know and takes all that follows for paths; here
 * options may stand anywhere, and one that nobody knows is an error.
 *
 * @param generic options that every program of Hadoop has, such as {@code -D}, each followed by its value
 * @param switches DistCp's own options, each followed by its values, with a single hyphen
 * @param portage options that begin with {@code --} and are Portage's
 * @param paths sources and target
 */
record Arguments(List<String> generic, List<String> switches, List<String> portage, List<String> paths) {
    private static final Set<String> GENERIC =
            Set.of("D", "conf", "fs", "jt", "libjars", "files", "archives", "tokenCacheFile");
    private static final String PRESERVE = DistCpOptionSwitch.PRESERVE_STATUS.getSwitch();
    private static final String MAPS = DistCpOptionSwitch.MAX_MAPS.getSwitch();

    /** Options of Portage that DistCp does not have. */
    static final Set<String> PORTAGE = Set.of("--quiet", "--strict", "--debug", "--json");

    /** Options of Portage that take a value. */
    static final Set<String> PORTAGE_WITH_VALUE = Set.of("--report", "--journal");

    /**
     * Takes a command line apart.
     *
     * @throws Refusal if an option is not known, or misses a value
     */
    static Arguments of(List<String> words) {
        return new Reading(words).read();
    }

    /** Whether an option of DistCp is given. */
    boolean has(DistCpOptionSwitch option) {
        return switches.contains("-" + option.getSwitch());
    }

    /** Whether what DistCp passes over in silence is an error. */
    boolean isStrict() {
        return portage.contains("--strict");
    }

    /** The value of an option of Portage. */
    Optional<String> value(String option) {
        int index = portage.indexOf(option);
        return index < 0 ? Optional.empty() : Optional.of(portage.get(index + 1));
    }

    /** The files of {@code -conf}. */
    List<String> configurationFiles() {
        return IntStream.range(1, generic.size())
                .filter(i -> generic.get(i - 1).equals("-conf"))
                .mapToObj(generic::get)
                .toList();
    }

    /** What DistCp's parser is given: options first. */
    String[] forDistCp() {
        return Stream.concat(switches.stream(), paths.stream()).toArray(String[]::new);
    }

    private static final class Reading {
        private final List<String> words;
        private final List<String> generic = new ArrayList<>();
        private final List<String> switches = new ArrayList<>();
        private final List<String> portage = new ArrayList<>();
        private final List<String> paths = new ArrayList<>();
        private int next;

        Reading(List<String> words) {
            this.words = words;
        }

        Arguments read() {
            while (next < words.size()) {
                String word = words.get(next++);
                if (word.equals("--")) {
                    words.subList(next, words.size())
                            .forEach(path -> paths.add(path.startsWith("-") ? "./" + path : path));
                    next = words.size();
                } else if (word.length() > 1 && word.startsWith("-")) {
                    option(word);
                } else {
                    paths.add(word);
                }
            }
            return new Arguments(generic, switches, portage, paths);
        }

        private void option(String word) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Optional<String> attached = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
            String bare = bare(name);
            Optional<DistCpOptionSwitch> known = find(bare);
            if (PORTAGE.contains(word)) {
                portage.add(word);
            } else if (PORTAGE_WITH_VALUE.contains(name)) {
                portage.add(name);
                portage.add(attached.orElseGet(() -> value(name)));
            } else if (word.startsWith("-D") && word.length() > 2) {
                generic.add("-D");
                generic.add(word.substring(2));
            } else if (GENERIC.contains(bare)) {
                generic.add("-" + bare);
                generic.add(attached.orElseGet(() -> value(name)));
            } else if (known.isPresent() && !bare.equals(PRESERVE)) {
                distCp(known.get().getOption(), name, attached);
            } else if (word.matches("-" + PRESERVE + "[a-zA-Z]*")) {
                switches.add(word);
            } else if (word.matches("-" + MAPS + "\\d+")) {
                switches.add("-" + MAPS);
                switches.add(word.substring(2));
            } else {
                throw unknown(word, bare);
            }
        }

        private void distCp(Option option, String name, Optional<String> attached) {
            switches.add("-" + option.getOpt());
            int count = Math.max(option.getArgs(), 0);
            if (count == 0 && attached.isPresent()) {
                throw Refusal.ofArguments(name + " takes no value");
            }
            attached.ifPresent(switches::add);
            for (int i = attached.isPresent() ? 1 : 0; i < count; i++) {
                switches.add(value(name));
            }
        }

        private String value(String option) {
            if (next >= words.size()) {
                throw Refusal.ofArguments("Unable to parse arguments. Missing argument for option: " + bare(option));
            }
            return words.get(next++);
        }

        private static Optional<DistCpOptionSwitch> find(String name) {
            return Stream.of(DistCpOptionSwitch.values())
                    .filter(option -> option.getSwitch().equals(name))
                    .findFirst();
        }

        private static Refusal unknown(String word, String bare) {
            Set<String> known = Stream.of(DistCpOptionSwitch.values())
                    .map(DistCpOptionSwitch::getSwitch)
                    .collect(Collectors.toSet());
            return Refusal.ofArguments("Unrecognized option: " + word
                    + Nearest.to(bare, known)
                            .map(name -> "; did you mean -" + name + "?")
                            .orElse("; write -- before a path that begins with a hyphen"));
        }
    }

    private static String bare(String option) {
        return option.replaceFirst("^--?", "");
    }
}
