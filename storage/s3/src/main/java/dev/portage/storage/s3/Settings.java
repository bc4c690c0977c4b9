package dev.portage.storage.s3;

import dev.portage.api.DataSize;
import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.StorageOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings by key, from where Hadoop's users have them: the file {@code core-site.xml} of {@code HADOOP_CONF_DIR}, and above it the options
 * of the user. What holds for one bucket, {@code fs.s3a.bucket.NAME.x}, wins over {@code fs.s3a.x}.
 */
final class Settings {
    private static final String COMMON = "fs.s3a.";

    private final Map<String, String> values;

    Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The settings of this process' environment. */
    static Settings ofEnvironment(StorageOptions options) {
        Optional<Path> directory = Optional.ofNullable(System.getenv("HADOOP_CONF_DIR"))
                .filter(text -> !text.isEmpty())
                .or(() -> Optional.ofNullable(System.getenv("HADOOP_HOME"))
                        .filter(text -> !text.isEmpty())
                        .map(home -> home + "/etc/hadoop"))
                .map(Path::of);
        return of(directory, options);
    }

    /**
     * The settings of a folder of Hadoop's configuration, and above them those of the user.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if the file cannot be understood
     */
    static Settings of(Optional<Path> directory, StorageOptions options) {
        Map<String, String> values = new HashMap<>();
        directory
                .map(folder -> folder.resolve("core-site.xml"))
                .filter(Files::isReadable)
                .ifPresent(file -> values.putAll(ConfigurationFile.read(file)));
        values.putAll(options.properties());
        return new Settings(values);
    }

    /** The same settings as they hold for a bucket. */
    Settings of(String bucket) {
        String prefix = COMMON + "bucket." + bucket + ".";
        Map<String, String> result = new HashMap<>(values);
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                result.put(COMMON + key.substring(prefix.length()), value);
            }
        });
        return new Settings(result);
    }

    /** Whether other settings lead to the same store, with the same rights. */
    boolean nameTheStoreOf(Settings other) {
        return Stream.concat(Endpoint.KEYS.stream(), Credentials.KEYS.stream())
                .allMatch(key -> text(key).equals(other.text(key)));
    }

    /** What a key says, without blanks around it; nothing if that is nothing. */
    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Whether a key says {@code true}.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if it says neither {@code true} nor {@code false}
     */
    Optional<Boolean> flag(String key) {
        return text(key).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "true or false");
        });
    }

    /**
     * The size that a key says, in Hadoop's way of writing ({@code 64M}) or in ours.
     *
     * @throws PortageException {@code INVALID_ARGUMENT} if it is no size, or not between the bounds
     */
    DataSize size(String key, DataSize otherwise, DataSize least, DataSize most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        DataSize size = parse(key, text.get());
        if (size.bytes() < least.bytes() || size.bytes() > most.bytes()) {
            throw wrong(key, "between " + least + " and " + most);
        }
        return size;
    }

    private static DataSize parse(String key, String text) {
        try {
            return DataSize.parse(text);
        } catch (IllegalArgumentException | PortageException e) {
            throw new PortageException(
                    ErrorCode.INVALID_ARGUMENT, "the setting " + key + " is no size, such as 8M: " + text, e);
        }
    }

    /** What is wrong with a key whose value must not be shown. */
    static PortageException wrong(String key, String expected) {
        return new PortageException(ErrorCode.INVALID_ARGUMENT, "the setting " + key + " must be " + expected);
    }

    /** Names of keys only: values may be secret. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
