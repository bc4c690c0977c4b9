package dev.portage.core.run;

import dev.portage.api.config.CopyOptions;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Storage;
import dev.portage.core.Stores;
import dev.portage.core.journal.Journal;
import java.util.Optional;

/**
 * What everybody who carries out a job's actions needs to know of it.
 *
 * @param job the job's id
 * @param token tells the temporary files of this process from those of others that worked on the same job
 * @param base the job's target: paths of actions lie below it
 * @param withheld takes what users would see, if it must wait for a commit
 */
public record Workplace(
        String job,
        String token,
        Stores stores,
        Location base,
        CopyOptions options,
        Journal journal,
        Stop stop,
        Optional<Withheld> withheld) {

    /** The store of a source. */
    Storage source(Entry source) {
        return stores.of(source.location());
    }

    /** The attributes of an entry that are to be preserved, as far as its store has them. */
    Attributes attributes(Storage store, Entry entry) {
        if (options.preserved().isEmpty()) {
            return Attributes.NONE;
        }
        return store.capability(AttributeAccess.class)
                .map(access -> access.fetch(entry, options.preserved()))
                .orElse(Attributes.NONE)
                .only(options.preserved());
    }

    /** The attributes of a source that are to be carried over, as far as its store has them. */
    Attributes attributes(Entry source) {
        return attributes(source(source), source);
    }

    /** Carries attributes over to an entry of the target; false if they are the same already. */
    boolean carryOver(Entry source, Location location) {
        return carryOver(attributes(source), location);
    }

    /** Gives attributes to an entry of the target; false if they are the same already. */
    boolean carryOver(Attributes wanted, Location location) {
        Optional<Attributes> present =
                target().find(location).map(entry -> attributes(target(), entry).only(wanted.present()));
        if (present.equals(Optional.of(wanted))) {
            return false;
        }
        apply(location, wanted);
        return true;
    }

    /** Sets attributes of an entry of the target. */
    void apply(Location location, Attributes attributes) {
        if (!attributes.present().isEmpty()) {
            target().capability(AttributeAccess.class).ifPresent(access -> access.apply(location, attributes));
        }
    }

    /** The store of the target. */
    Storage target() {
        return stores.of(base);
    }

    /** Where an action's path lies. */
    Location target(String path) {
        return base.resolve(path);
    }

    /** A name for an attempt that nobody else uses. */
    String attempt(String name) {
        return attempt(job, token, name);
    }

    /** The name of an attempt of a run. */
    static String attempt(String job, String token, String name) {
        return job + "-" + token + "-" + name;
    }

    /** The name, within its run, of the attempt that a task makes with one of its actions. */
    static String ofAction(long task, int index) {
        return task + "." + index;
    }
}
