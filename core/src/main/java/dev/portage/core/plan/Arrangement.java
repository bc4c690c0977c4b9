package dev.portage.core.plan;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.core.Stores;
import java.util.List;
import java.util.Optional;

/** Finds out which source goes where. */
@FunctionalInterface
public interface Arrangement {
    /**
     * Looks at what lies where.
     *
     * @throws PortageException if it cannot be meant; nothing was changed
     */
    Layout layout(Stores stores);

    /** Where from and where to, as far as that can be told without looking at what lies there. */
    default Optional<Naming> naming(Stores stores) {
        return Optional.empty();
    }

    /**
     * Sources and target as named by the user, resolved.
     *
     * @param sources in the order given, patterns as patterns
     */
    record Naming(List<Location> sources, Location target) {
        public Naming {
            sources = List.copyOf(sources);
        }

        private static Location resolve(Stores stores, String address) {
            Location location = Location.parse(address);
            return stores.of(location).resolve(location);
        }
    }

    /**
     * As {@link Layout#of} arranges them.
     *
     * @param sources addresses or patterns, at least one
     * @param target an address
     */
    static Arrangement of(List<String> sources, String target) {
        if (sources.isEmpty()) {
            throw new PortageException(ErrorCode.INVALID_ARGUMENT, "a copy without a source");
        }
        List<String> copy = List.copyOf(sources);
        return new Arrangement() {
            @Override
            public Layout layout(Stores stores) {
                return Layout.of(stores, copy, target);
            }

            @Override
            public Optional<Naming> naming(Stores stores) {
                List<Location> named = copy.stream()
                        .map(source -> Naming.resolve(stores, source))
                        .toList();
                return Optional.of(new Naming(named, Naming.resolve(stores, target)));
            }
        };
    }
}
