package dev.portage.testkit;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import java.util.Set;

/** {@link AttributeAccess} with faults. */
record FaultyAttributes(AttributeAccess access, FaultScript script) implements AttributeAccess {
    @Override
    public Set<Attribute> supported(Location location) {
        return script.call(Operation.SUPPORTED_ATTRIBUTES, location, () -> access.supported(location));
    }

    @Override
    public Attributes fetch(Entry entry, Set<Attribute> wanted) {
        return script.call(Operation.FETCH_ATTRIBUTES, entry.location(), () -> access.fetch(entry, wanted));
    }

    @Override
    public void apply(Location location, Attributes attributes) {
        script.run(Operation.APPLY_ATTRIBUTES, location, () -> access.apply(location, attributes));
    }
}
