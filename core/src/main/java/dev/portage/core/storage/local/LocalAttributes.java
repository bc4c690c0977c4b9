package dev.portage.core.storage.local;

import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.AttributeAccess;
import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Times to the nanosecond (those before 1970 to the second, which is what Java can set), all twelve permission bits,
 * owner, group, and the extended attributes that belong to users.
 */
final class LocalAttributes implements AttributeAccess {
    private static final String MODE = "unix:mode";
    private static final int PERMISSION_BITS = 07777;

    @Override
    public Set<Attribute> supported(Location location) {
        Set<Attribute> supported = EnumSet.of(Attribute.TIMES, Attribute.PERMISSIONS, Attribute.OWNER, Attribute.GROUP);
        if (UserAttributes.areSupported(existing(LocalPath.of(location)))) {
            supported.add(Attribute.XATTR);
        }
        return Collections.unmodifiableSet(supported);
    }

    private static Path existing(Path path) {
        Path above = path.getParent();
        return above == null || Files.exists(path) ? path : existing(above);
    }

    @Override
    public Attributes fetch(Entry entry, Set<Attribute> wanted) {
        Set<Attribute> missing = EnumSet.noneOf(Attribute.class);
        missing.addAll(wanted);
        missing.removeAll(entry.attributes().present());
        try {
            return entry.attributes().orElse(read(LocalPath.of(entry.location()), missing));
        } catch (IOException e) {
            throw Failure.of("read the attributes of", entry.location(), e);
        }
    }

    private static Attributes read(Path path, Set<Attribute> wanted) throws IOException {
        Attributes.Builder builder = Attributes.builder();
        if (wanted.contains(Attribute.PERMISSIONS)) {
            builder.mode((Integer) Files.getAttribute(path, MODE) & PERMISSION_BITS);
        }
        if (wanted.contains(Attribute.XATTR)) {
            builder.xattrs(UserAttributes.read(path));
        }
        if (!Collections.disjoint(wanted, EnumSet.of(Attribute.TIMES, Attribute.OWNER, Attribute.GROUP))) {
            PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class);
            builder.times(new Times(
                    found.lastModifiedTime().toInstant(), found.lastAccessTime().toInstant()));
            builder.owner(found.owner().getName()).group(found.group().getName());
        }
        return builder.build().only(wanted);
    }

    /** Sets the mode last, for a change of the owner clears the set-id bits. */
    @Override
    public void apply(Location location, Attributes attributes) {
        Path path = LocalPath.of(location);
        try {
            applyOwner(path, attributes);
            if (attributes.xattrs().isPresent()) {
                UserAttributes.write(location, path, attributes.xattrs().get());
            }
            if (attributes.times().isPresent()) {
                applyTimes(path, attributes.times().get());
            }
            if (attributes.mode().isPresent()) {
                Files.setAttribute(path, MODE, attributes.mode().get());
            }
        } catch (IOException e) {
            throw Failure.of("set the attributes of", location, e);
        }
    }

    private static void applyOwner(Path path, Attributes attributes) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        UserPrincipalLookupService names = path.getFileSystem().getUserPrincipalLookupService();
        if (attributes.owner().isPresent()) {
            view.setOwner(lookUp(attributes.owner().get(), names::lookupPrincipalByName));
        }
        if (attributes.group().isPresent()) {
            view.setGroup(lookUp(attributes.group().get(), names::lookupPrincipalByGroupName));
        }
    }

    private interface LookUp<T> {
        T find(String name) throws IOException;
    }

    /** What some Javas throw does not say which name is unknown. */
    private static <T> T lookUp(String name, LookUp<T> names) throws IOException {
        try {
            return names.find(name);
        } catch (UserPrincipalNotFoundException e) {
            UserPrincipalNotFoundException named = new UserPrincipalNotFoundException(name);
            named.initCause(e);
            throw named;
        }
    }

    private static void applyTimes(Path path, Times times) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class)
                .setTimes(fileTime(times.modified()), fileTime(times.accessed()), null);
    }

    /** Given a fraction of a second before 1970, Java would quietly set all times to 1970. */
    private static FileTime fileTime(Instant time) {
        return FileTime.from(time.isBefore(Instant.EPOCH) ? time.truncatedTo(ChronoUnit.SECONDS) : time);
    }
}
