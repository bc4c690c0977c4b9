package dev.portage.distcp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.tools.DistCpConstants;
import org.apache.hadoop.tools.DistCpOptionSwitch;
import org.apache.hadoop.tools.DistCpOptions;

/**
 * What {@code --strict} says of a command: nothing in it may be without effect.
 *
 * @param given settings on the command line
 */
record Strictness(Arguments arguments, DistCpOptions options, Map<String, String> given) {
    private static final String LISTING_KEYS = "distcp.simplelisting.";

    /** Keys that DistCp sets itself, whatever is given, by the options that say the same. */
    private static Map<String, String> overwritten() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (DistCpOptionSwitch option : DistCpOptionSwitch.values()) {
            keys.put(option.getConfigLabel(), "-" + option.getSwitch());
        }
        keys.keySet().removeAll(read());
        return keys;
    }

    /** Keys that are read when the option is not given. */
    private static Set<String> read() {
        return Set.of(
                DistCpConstants.CONF_LABEL_BANDWIDTH_MB,
                DistCpConstants.CONF_LABEL_FILTERS_FILE,
                DistCpConstants.CONF_LABEL_TRACK_MISSING,
                DistCpConstants.CONF_LABEL_LISTSTATUS_THREADS);
    }

    /**
     * Looks for it.
     *
     * @throws Refusal if there is something
     */
    void require() {
        require(arguments.has(DistCpOptionSwitch.SIZE_LIMIT), "-sizelimit has no effect");
        require(arguments.has(DistCpOptionSwitch.FILE_LIMIT), "-filelimit has no effect");
        require(
                arguments.has(DistCpOptionSwitch.APPEND) && options.getBlocksPerChunk() > 0,
                "-append has no effect together with -blocksperchunk");
        require(
                options.getTrackPath() != null && (options.shouldDeleteMissing() || options.shouldAtomicCommit()),
                "-xtrack has no effect together with -delete or -atomic");
        for (String key : new TreeSet<>(given.keySet())) {
            Optional<String> option = Optional.ofNullable(overwritten().get(key));
            require(option.isPresent(), key + " has no effect; use " + option.orElse(""));
            require(key.startsWith(LISTING_KEYS), key + " has no effect");
        }
    }

    private static void require(boolean isWrong, String reason) {
        if (isWrong) {
            throw Refusal.ofArguments(reason);
        }
    }
}
