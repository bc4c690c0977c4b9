package dev.portage.distcp;

import dev.portage.api.storage.Location;
import dev.portage.core.Stores;
import dev.portage.core.plan.Layout;
import java.util.Optional;

/** Tells for a path below the target where it came from. */
@FunctionalInterface
interface Origins {
    /** The source of a path; of something that no source has, where it would be, if that can be told. */
    Optional<Location> of(String path);

    /** Origins of a job; lists the directories whose contents meet, one level deep. */
    static Origins of(Layout layout, Stores stores) {
        return layout.routes().stream()
                .flatMap(route -> route.listing().stream())
                .filter(ListedOrigins.class::isInstance)
                .map(ListedOrigins.class::cast)
                .findFirst()
                .<Origins>map(listed -> listed::take)
                .orElseGet(() -> {
                    RoutedOrigins routed = new RoutedOrigins(layout, stores);
                    return path -> Optional.of(routed.of(path));
                });
    }
}
