package dev.portage.core.storage.memory;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Keeps whatever it is given. */
final class MemoryAttributes implements AttributeAccess {
    /** What can only be given when a file is created. */
    static final Set<Attribute> LAYOUT = Collections.unmodifiableSet(
            EnumSet.of(Attribute.REPLICATION, Attribute.BLOCK_SIZE, Attribute.CHECKSUM_TYPE, Attribute.ERASURE_CODING));

    /** All but the times, which change with the content. */
    static final Set<Attribute> KEPT_WITH_NODE =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Attribute.TIMES)));

    private static final Set<Attribute> ALL = Collections.unmodifiableSet(EnumSet.allOf(Attribute.class));
    private static final Set<Attribute> APPLICABLE =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.copyOf(LAYOUT)));

    private final Tree tree;

    MemoryAttributes(Tree tree) {
        this.tree = tree;
    }

    @Override
    public Set<Attribute> supported(Location location) {
        return ALL;
    }

    @Override
    public Attributes fetch(Entry entry, Set<Attribute> wanted) {
        return entry.attributes()
                .orElse(tree.node(entry.location()).attributes())
                .only(wanted);
    }

    @Override
    public void apply(Location location, Attributes attributes) {
        tree.node(location).apply(attributes.only(APPLICABLE));
    }
}
