package dev.portage.distcp;

import dev.portage.api.config.SourceFilter;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.tools.CopyFilter;
import org.apache.hadoop.tools.DistCpConstants;

/**
 * A filter of DistCp's, or a user's own.
 *
 * @param description what it is made from
 */
record LoadedFilter(CopyFilter filter, String description) implements SourceFilter {
    /**
     * The filter that an invocation asks for.
     *
     * @throws Refusal if it cannot be loaded
     */
    static Optional<LoadedFilter> of(Invocation invocation) {
        Configuration configuration = new Configuration(invocation.configuration());
        String file = invocation.filtersFile();
        if (!file.isEmpty()) {
            configuration.set(DistCpConstants.CONF_LABEL_FILTERS_FILE, file);
        }
        String type = configuration.get(DistCpConstants.CONF_LABEL_FILTERS_CLASS, "");
        if (type.isEmpty() && file.isEmpty()) {
            return Optional.empty();
        }
        try {
            CopyFilter filter = CopyFilter.getCopyFilter(configuration);
            filter.initialize();
            return Optional.of(new LoadedFilter(filter, describe(type, file, configuration)));
        } catch (RuntimeException e) {
            throw type.isEmpty()
                    ? Refusal.ofArguments("cannot use the filter " + file + ": " + e.getMessage())
                    : Refusal.ofListing("cannot use the filter " + type + ": " + e.getMessage());
        }
    }

    /** A filter is the same as long as it was made from the same. */
    private static String describe(String type, String file, Configuration configuration) {
        String expression = configuration.get(DistCpConstants.DISTCP_EXCLUDE_FILE_REGEX, "");
        return String.join("\n", List.of(type, expression, file.isEmpty() ? "" : read(file)));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw Refusal.ofArguments("Can't find filters file " + file + ", or cannot read it");
        }
    }

    /** The same filter, shown only what lies below a directory, with {@code /} before it. */
    SourceFilter below(Location directory) {
        return new SourceFilter() {
            @Override
            public boolean takes(Location source) {
                return filter.shouldCopy(new org.apache.hadoop.fs.Path("/" + directory.relativize(source)));
            }

            @Override
            public String description() {
                return description;
            }
        };
    }

    @Override
    public boolean takes(Location source) {
        return filter.shouldCopy(HadoopPaths.path(source));
    }
}
