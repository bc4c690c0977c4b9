package dev.portage.core;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.storage.Appending;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.core.plan.Layout;
import dev.portage.core.plan.MisplacedPatterns;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What cannot be meant is refused, what cannot be had is said, before anything moves. */
record Preflight(CopyOptions options, Stores stores) {
    /**
     * What the user should know beforehand.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} for what cannot be meant
     */
    List<String> notices(Layout layout) {
        MisplacedPatterns.refuse(
                options.filters(), layout.entries().map(Entry::location).toList());
        if (options.mayDelete()) {
            layout.sourceInsideTarget().ifPresent(source -> {
                throw new PortageException(
                        ErrorCode.INVALID_ARGUMENT,
                        "the source " + source + " lies inside the target " + layout.target()
                                + ", and --delete would delete it");
            });
        }
        List<String> notices = new ArrayList<>();
        Set<Attribute> lost = EnumSet.noneOf(Attribute.class);
        lost.addAll(options.preserved());
        lost.removeAll(preservable(layout));
        if (!lost.isEmpty()) {
            notices.add("not preserved, because source or target cannot hold it: " + Words.list(lost));
        }
        if (options.growth() == CopyOptions.Growth.APPEND && !appends(layout)) {
            notices.add("files that have grown are copied anew, because the store of " + layout.target()
                    + " does not append to files");
        }
        return notices;
    }

    private boolean appends(Layout layout) {
        return stores.of(layout.base()).capability(Appending.class).isPresent();
    }

    /** The attributes to be preserved that all stores of the job can hold. */
    Set<Attribute> preservable(Layout layout) {
        Set<Attribute> preservable = EnumSet.noneOf(Attribute.class);
        if (options.preserved().isEmpty()) {
            return preservable;
        }
        preservable.addAll(options.preserved());
        preservable.retainAll(supported(layout.base()));
        layout.entries().forEach(source -> preservable.retainAll(supported(source.location())));
        return preservable;
    }

    private Set<Attribute> supported(Location location) {
        return stores.of(location)
                .capability(AttributeAccess.class)
                .map(access -> access.supported(location))
                .orElse(Set.of());
    }
}
