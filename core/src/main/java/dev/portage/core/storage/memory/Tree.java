package dev.portage.core.storage.memory;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The nodes by their paths. Thread-safe: changes are made one at a time, lookups see each change whole. */
final class Tree {
    private final Clock clock;
    private final AtomicLong ids = new AtomicLong();
    private final DirectoryNode root;

    Tree(Clock clock) {
        this.clock = clock;
        this.root = new DirectoryNode(nextId(), now());
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    Instant now() {
        return clock.instant();
    }

    Optional<Node> find(Location location) {
        String path = location.path();
        Optional<Node> node = Optional.of(root);
        for (int start = 1; start < path.length() && node.isPresent(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String name = path.substring(start, end);
            node = node.flatMap(
                    parent -> parent instanceof DirectoryNode directory ? directory.child(name) : Optional.empty());
            start = end + 1;
        }
        return node;
    }

    Node node(Location location) {
        return find(location).orElseThrow(() -> missing(location));
    }

    FileNode file(Location location) {
        if (node(location) instanceof FileNode file) {
            return file;
        }
        throw new PortageException(ErrorCode.WRONG_KIND, location + " is a directory, not a file");
    }

    DirectoryNode directory(Location location) {
        if (node(location) instanceof DirectoryNode directory) {
            return directory;
        }
        throw new PortageException(ErrorCode.WRONG_KIND, location + " is a file, not a directory");
    }

    static PortageException missing(Location location) {
        return new PortageException(ErrorCode.NOT_FOUND, location + " does not exist");
    }

    /** The directory at a location, made with those above it where they are missing. */
    synchronized DirectoryNode createDirectory(Location location) {
        Optional<Location> above = location.parent();
        if (above.isEmpty()) {
            return root;
        }
        if (find(location).isPresent()) {
            return directory(location);
        }
        DirectoryNode made = new DirectoryNode(nextId(), now());
        createDirectory(above.get()).put(location.name(), made, now());
        return made;
    }

    /** Puts a node at a location in place of a file, with the missing directories above it. */
    synchronized void put(Location location, Node node) {
        Location above = location.parent().orElseThrow(() -> isDirectory(location));
        if (find(location).orElse(node) instanceof DirectoryNode && node instanceof FileNode) {
            throw isDirectory(location);
        }
        createDirectory(above).put(location.name(), node, now());
    }

    /** Moves a file onto another place if it is still that very node; a file there is replaced. */
    synchronized boolean move(Location from, String identity, Location to) {
        Optional<Node> node = find(from).filter(found -> found.identity().equals(identity));
        node.ifPresent(found -> {
            put(to, found);
            remove(from);
        });
        return node.isPresent();
    }

    /** Gives a node another name that nothing has, in a directory that is there. */
    synchronized void rename(Location from, Location to) {
        Node node = node(from);
        if (find(to).isPresent()) {
            throw new PortageException(
                    ErrorCode.ALREADY_EXISTS, "cannot rename " + from + ": " + to + " exists already");
        }
        directory(to.parent().orElse(to)).put(to.name(), node, now());
        remove(from);
    }

    /** Takes away what lies at a location, with all that is below it. */
    synchronized Optional<Node> remove(Location location) {
        Optional<Node> node = find(location);
        if (node.isPresent()) {
            directory(location.parent().orElse(location)).remove(location.name(), now());
        }
        return node;
    }

    private static PortageException isDirectory(Location location) {
        return new PortageException(ErrorCode.WRONG_KIND, location + " is a directory, not a file");
    }
}
