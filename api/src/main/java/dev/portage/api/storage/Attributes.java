package dev.portage.api.storage;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Some attributes of an entry; one that is empty is unknown, or not to be changed.
 *
 * @param mode permission bits, 0 to 07777
 * @param acl entries as {@code hdfs dfs -getfacl} writes them, such as {@code user:ann:r-x}; an empty list means none
 * @param xattrs name with its namespace ({@code user.note}) to value in lower-case hexadecimal digits
 * @param replication replicas, positive
 * @param blockSize bytes, positive
 * @param checksumType the store's own name for it, such as {@code CRC32C} or {@code CRC32C/512}
 * @param erasureCoding the policy's name; the empty text means replication, not erasure coding
 */
public record Attributes(
        Optional<Times> times,
        Optional<Integer> mode,
        Optional<String> owner,
        Optional<String> group,
        Optional<List<String>> acl,
        Optional<Map<String, String>> xattrs,
        Optional<Integer> replication,
        Optional<Long> blockSize,
        Optional<String> checksumType,
        Optional<String> erasureCoding) {

    /** No attributes. */
    public static final Attributes NONE = builder().build();

    private static final String RAW = "raw.";

    public Attributes {
        acl = acl.map(List::copyOf);
        xattrs = xattrs.map(Map::copyOf);
    }

    /** A builder with no attributes set. */
    public static Builder builder() {
        return new Builder();
    }

    /** These attributes without those that are not in the set. */
    public Attributes only(Set<Attribute> kept) {
        return new Attributes(
                keep(times, Attribute.TIMES, kept),
                keep(mode, Attribute.PERMISSIONS, kept),
                keep(owner, Attribute.OWNER, kept),
                keep(group, Attribute.GROUP, kept),
                keep(acl, Attribute.ACL, kept),
                keepXattrs(kept),
                keep(replication, Attribute.REPLICATION, kept),
                keep(blockSize, Attribute.BLOCK_SIZE, kept),
                keep(checksumType, Attribute.CHECKSUM_TYPE, kept),
                keep(erasureCoding, Attribute.ERASURE_CODING, kept));
    }

    /** These attributes, and where one is empty the other's. */
    public Attributes orElse(Attributes other) {
        return new Attributes(
                times.or(() -> other.times),
                mode.or(() -> other.mode),
                owner.or(() -> other.owner),
                group.or(() -> other.group),
                acl.or(() -> other.acl),
                xattrs.or(() -> other.xattrs),
                replication.or(() -> other.replication),
                blockSize.or(() -> other.blockSize),
                checksumType.or(() -> other.checksumType),
                erasureCoding.or(() -> other.erasureCoding));
    }

    /** The attributes that are present. */
    public Set<Attribute> present() {
        Set<Attribute> present = EnumSet.noneOf(Attribute.class);
        add(times, Attribute.TIMES, present);
        add(mode, Attribute.PERMISSIONS, present);
        add(owner, Attribute.OWNER, present);
        add(group, Attribute.GROUP, present);
        add(acl, Attribute.ACL, present);
        add(xattrs, Attribute.XATTR, present);
        add(replication, Attribute.REPLICATION, present);
        add(blockSize, Attribute.BLOCK_SIZE, present);
        add(checksumType, Attribute.CHECKSUM_TYPE, present);
        add(erasureCoding, Attribute.ERASURE_CODING, present);
        return present;
    }

    private Optional<Map<String, String>> keepXattrs(Set<Attribute> kept) {
        if (kept.contains(Attribute.XATTR) || !kept.contains(Attribute.RAW_XATTR)) {
            return keep(xattrs, Attribute.XATTR, kept);
        }
        Map<String, String> raw = new HashMap<>(xattrs.orElse(Map.of()));
        raw.keySet().removeIf(name -> !name.startsWith(RAW));
        return raw.isEmpty() ? Optional.empty() : Optional.of(raw);
    }

    private static <T> Optional<T> keep(Optional<T> value, Attribute attribute, Set<Attribute> kept) {
        return kept.contains(attribute) ? value : Optional.empty();
    }

    private static void add(Optional<?> value, Attribute attribute, Set<Attribute> present) {
        if (value.isPresent()) {
            present.add(attribute);
        }
    }

    /** Collects attributes one by one; not thread-safe. */
    public static final class Builder {
        private Optional<Times> times = Optional.empty();
        private Optional<Integer> mode = Optional.empty();
        private Optional<String> owner = Optional.empty();
        private Optional<String> group = Optional.empty();
        private Optional<List<String>> acl = Optional.empty();
        private Optional<Map<String, String>> xattrs = Optional.empty();
        private Optional<Integer> replication = Optional.empty();
        private Optional<Long> blockSize = Optional.empty();
        private Optional<String> checksumType = Optional.empty();
        private Optional<String> erasureCoding = Optional.empty();

        private Builder() {}

        /** Sets the times. */
        public Builder times(Times value) {
            times = Optional.of(value);
            return this;
        }

        /** Sets the permission bits, 0 to 07777. */
        public Builder mode(int value) {
            mode = Optional.of(value);
            return this;
        }

        /** Sets the owning user. */
        public Builder owner(String value) {
            owner = Optional.of(value);
            return this;
        }

        /** Sets the owning group. */
        public Builder group(String value) {
            group = Optional.of(value);
            return this;
        }

        /** Sets the access control list. */
        public Builder acl(List<String> value) {
            acl = Optional.of(value);
            return this;
        }

        /** Sets the extended attributes, values in hexadecimal digits. */
        public Builder xattrs(Map<String, String> value) {
            xattrs = Optional.of(value);
            return this;
        }

        /** Sets the number of replicas. */
        public Builder replication(int value) {
            replication = Optional.of(value);
            return this;
        }

        /** Sets the block size in bytes. */
        public Builder blockSize(long value) {
            blockSize = Optional.of(value);
            return this;
        }

        /** Sets the kind of checksum. */
        public Builder checksumType(String value) {
            checksumType = Optional.of(value);
            return this;
        }

        /** Sets the erasure coding policy. */
        public Builder erasureCoding(String value) {
            erasureCoding = Optional.of(value);
            return this;
        }

        /** The attributes set so far. */
        public Attributes build() {
            return new Attributes(
                    times, mode, owner, group, acl, xattrs, replication, blockSize, checksumType, erasureCoding);
        }
    }
}
