package dev.portage.distcp;

import dev.portage.api.storage.Entry;
import dev.portage.api.storage.EntryIterator;
import dev.portage.api.storage.Location;
import dev.portage.core.Stores;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells for a path below the target where it came from, by where its source was put. Immutable. */
final class RoutedOrigins {
    private final Map<String, Route> routes = new HashMap<>();
    private final Map<String, Location> byFirstName = new HashMap<>();

    /** Origins of a job whose sources are named; lists the directories whose contents meet, one level deep. */
    RoutedOrigins(Layout layout, Stores stores) {
        layout.routes().forEach(route -> routes.put(route.path(), route));
        layout.routes().stream().filter(route -> route.sources().size() > 1).forEach(route -> route.sources()
                .forEach(source -> add(source, stores)));
    }

    private void add(Entry source, Stores stores) {
        List<Location> locations = new ArrayList<>();
        if (source.isFile()) {
            locations.add(source.location());
        } else {
            try (EntryIterator entries = stores.of(source.location()).list(source.location())) {
                entries.forEachRemaining(entry -> locations.add(entry.location()));
            }
        }
        locations.forEach(location -> byFirstName.put(location.name(), location));
    }

    /** The source of a path; of something that no source has, where it would be. */
    Location of(String path) {
        Route route = nearest(path);
        String below = route.path().isEmpty()
                ? path
                : path.substring(Math.min(path.length(), route.path().length() + 1));
        Location source = route.sources().get(0).location();
        if (route.sources().size() == 1) {
            boolean isContent = route.share() != Route.Share.CONTENTS
                    || route.sources().get(0).isDirectory();
            return below.isEmpty() || !isContent ? source : source.resolve(below);
        }
        int slash = below.indexOf('/');
        Location top = byFirstName.getOrDefault(slash < 0 ? below : below.substring(0, slash), source);
        return slash < 0 ? top : top.resolve(below.substring(slash + 1));
    }

    private Route nearest(String path) {
        Route route = routes.get(path);
        if (route != null) {
            return route;
        }
        if (path.isEmpty()) {
            throw new IllegalArgumentException("no source goes there");
        }
        return nearest(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }
}
