package dev.portage.core.storage.local;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The extended attributes of the namespace {@code user}; no other is open to Java. */
final class UserAttributes {
    private static final String NAMESPACE = "user.";
    private static final HexFormat HEX = HexFormat.of();

    private UserAttributes() {}

    /** Whether the file system of an existing path keeps them. */
    static boolean areSupported(Path path) {
        try {
            return Files.getFileStore(path).supportsFileAttributeView(UserDefinedFileAttributeView.class);
        } catch (IOException e) {
            return false;
        }
    }

    static Map<String, String> read(Path path) throws IOException {
        UserDefinedFileAttributeView view = view(path);
        Map<String, String> attributes = new HashMap<>();
        for (String name : view.list()) {
            ByteBuffer value = ByteBuffer.allocate(view.size(name));
            view.read(name, value);
            attributes.put(NAMESPACE + name, HEX.formatHex(value.array(), 0, value.position()));
        }
        return attributes;
    }

    /** Makes these the attributes of a file: others of the namespace are removed. */
    static void write(Location location, Path path, Map<String, String> attributes) throws IOException {
        for (String name : attributes.keySet()) {
            if (!name.startsWith(NAMESPACE)) {
                throw new PortageException(
                        ErrorCode.UNSUPPORTED,
                        "cannot set the extended attribute " + name + " of " + location
                                + ": a local file takes only those whose names begin with " + NAMESPACE);
            }
        }
        UserDefinedFileAttributeView view = view(path);
        for (String name : view.list()) {
            if (!attributes.containsKey(NAMESPACE + name)) {
                view.delete(name);
            }
        }
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String name = attribute.getKey().substring(NAMESPACE.length());
            view.write(name, ByteBuffer.wrap(HEX.parseHex(attribute.getValue())));
        }
    }

    private static UserDefinedFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
    }
}
