package dev.portage.distcp;

import dev.portage.api.storage.StorageOptions;
import dev.portage.storage.hadoop.ClientSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.tools.DistCpConstants;
import org.apache.hadoop.tools.DistCpOptionSwitch;
import org.apache.hadoop.tools.DistCpOptions;
import org.apache.hadoop.tools.OptionsParser;
import org.apache.hadoop.util.GenericOptionsParser;

/**
 * What a user asks of DistCp, understood and found to make sense.
 *
 * @param options as DistCp's parser has read them
 * @param configuration of Hadoop as our clients have it, with all that was given on the command line
 * @param given settings of Hadoop that were given on the command line
 */
record Invocation(Arguments arguments, DistCpOptions options, Configuration configuration, Map<String, String> given) {
    /**
     * Understands a command line.
     *
     * @throws Refusal if it makes no sense
     */
    static Invocation of(Arguments arguments) {
        DistCpOptions options = parse(arguments);
        Map<String, String> given = given(arguments);
        Configuration configuration = ClientSettings.read(new StorageOptions(given));
        configuration.addResource("distcp-default.xml");
        configuration.addResource("distcp-site.xml");
        Invocation invocation = new Invocation(arguments, options, configuration, given);
        invocation.requireEffect();
        invocation.requireKnownStrategy();
        invocation.requireReadableFilters();
        return invocation;
    }

    private static DistCpOptions parse(Arguments arguments) {
        if (arguments.switches().isEmpty() && arguments.paths().isEmpty()) {
            throw Refusal.ofArguments("Target path not specified");
        }
        try {
            return OptionsParser.parse(arguments.forDistCp());
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw Refusal.ofArguments(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> given(Arguments arguments) {
        Configuration configuration = new Configuration();
        Configuration before = new Configuration(configuration);
        applyGeneric(arguments, configuration);
        return difference(before, configuration);
    }

    private static void applyGeneric(Arguments arguments, Configuration configuration) {
        arguments.configurationFiles().forEach(Invocation::requireReadable);
        try {
            GenericOptionsParser parser =
                    new GenericOptionsParser(configuration, arguments.generic().toArray(String[]::new));
            if (!parser.isParseSuccessful()) {
                throw Refusal.ofArguments("cannot understand " + String.join(" ", arguments.generic()));
            }
        } catch (IOException | RuntimeException e) {
            throw e instanceof Refusal refusal ? refusal : Refusal.ofArguments(String.valueOf(e.getMessage()));
        }
    }

    /** Hadoop passes over a file that is missing. */
    private static void requireReadable(String file) {
        String path = new org.apache.hadoop.fs.Path(file).toUri().getPath();
        if (!Files.isReadable(Path.of(path))) {
            throw Refusal.ofArguments("Can't find the configuration file " + file + " of -conf, or cannot read it");
        }
    }

    private static Map<String, String> difference(Configuration before, Configuration after) {
        Map<String, String> given = new HashMap<>();
        after.forEach(entry -> {
            if (!Objects.equals(before.getRaw(entry.getKey()), entry.getValue())) {
                given.put(entry.getKey(), entry.getValue());
            }
        });
        return given;
    }

    private void requireEffect() {
        if (arguments.isStrict()) {
            new Strictness(arguments, options, given).require();
        }
    }

    private void requireKnownStrategy() {
        String strategy = options.getCopyStrategy();
        String key = "distcp." + strategy.toLowerCase(Locale.ROOT) + ".strategy.impl";
        if (!strategy.equalsIgnoreCase(DistCpConstants.UNIFORMSIZE)
                && !strategy.equalsIgnoreCase("static")
                && configuration.get(key) == null) {
            throw Refusal.ofArguments("-" + DistCpOptionSwitch.COPY_STRATEGY.getSwitch() + " " + strategy
                    + " is unknown; known are uniformsize and dynamic");
        }
    }

    /** DistCp copies everything when it cannot read them. */
    private void requireReadableFilters() {
        String file = filtersFile();
        if (file.isEmpty()) {
            return;
        }
        try {
            int number = 0;
            for (String line : Files.readAllLines(Path.of(file))) {
                number++;
                requirePattern(line, file, number);
            }
        } catch (IOException | InvalidPathException e) {
            throw Refusal.ofArguments("Can't find filters file " + file + ", or cannot read it");
        }
    }

    private static void requirePattern(String line, String file, int number) {
        try {
            Pattern.compile(line);
        } catch (PatternSyntaxException e) {
            throw Refusal.ofArguments(file + " line " + number + " is no regular expression: " + e.getDescription());
        }
    }

    /** The folder of {@code -xtrack}, or of the key that stands for it; empty for none. */
    String trackFolder() {
        return options.getTrackPath() == null
                ? configuration.get(DistCpConstants.CONF_LABEL_TRACK_MISSING, "")
                : options.getTrackPath().toString();
    }

    /** The file of {@code -filters}, or of the key that stands for it; empty for none. */
    String filtersFile() {
        String file = options.getFiltersFile();
        return file == null ? configuration.get(DistCpConstants.CONF_LABEL_FILTERS_FILE, "") : file;
    }
}
