package dev.portage.storage.s3;

import dev.portage.api.storage.Attributes;
import dev.portage.api.storage.Checksum;
import dev.portage.api.storage.Times;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Portage keeps with an object beside its content, as metadata of S3: names in small letters, values in ASCII.
 *
 * @param values all of the object's metadata, that of others too
 */
record ObjectMetadata(Map<String, String> values) {
    private static final String OWN = "portage-";
    private static final String ATTEMPT = "portage-attempt";
    private static final String SUM = "portage-crc32c";
    private static final String MODIFIED = "portage-modified";
    private static final String ACCESSED = "portage-accessed";
    private static final String MODE = "portage-mode";
    private static final String OWNER = "portage-owner";
    private static final String GROUP = "portage-group";
    private static final int OCTAL = 8;

    static final ObjectMetadata NONE = new ObjectMetadata(Map.of());

    ObjectMetadata {
        values = Map.copyOf(values);
    }

    /** Of this metadata what belongs to the content itself, and what others than Portage have put down. */
    ObjectMetadata ofContent() {
        Map<String, String> kept = new HashMap<>(values);
        kept.keySet().removeIf(name -> name.startsWith(OWN) && !name.equals(SUM));
        return new ObjectMetadata(kept);
    }

    /** This metadata, and the name of the attempt that wrote the object. */
    ObjectMetadata writtenBy(String attempt) {
        return with(Map.of(ATTEMPT, attempt));
    }

    /** Whether an attempt wrote the object. */
    boolean isWrittenBy(String attempt) {
        return attempt.equals(values.get(ATTEMPT));
    }

    /** This metadata, and the checksum of the content. */
    ObjectMetadata of(Checksum sum) {
        return with(Map.of(SUM, Sums.encode(sum)));
    }

    /** The checksum of the content, if whoever wrote it at once has put it down. */
    Optional<Checksum> sum() {
        return Sums.decode(values.get(SUM));
    }

    /** This metadata, and some attributes in place of those it has. */
    ObjectMetadata with(Attributes attributes) {
        Map<String, String> more = new HashMap<>();
        attributes.times().ifPresent(times -> {
            more.put(MODIFIED, times.modified().toString());
            more.put(ACCESSED, times.accessed().toString());
        });
        attributes.mode().ifPresent(mode -> more.put(MODE, Integer.toOctalString(mode)));
        attributes.owner().ifPresent(owner -> more.put(OWNER, encode(owner)));
        attributes.group().ifPresent(group -> more.put(GROUP, encode(group)));
        return with(more);
    }

    private ObjectMetadata with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(more);
        return new ObjectMetadata(all);
    }

    /** The attributes that it has; one that cannot be read counts as missing. */
    Attributes attributes() {
        Attributes.Builder attributes = Attributes.builder();
        Optional<Instant> modified = read(MODIFIED, Instant::parse);
        modified.ifPresent(time ->
                attributes.times(new Times(time, read(ACCESSED, Instant::parse).orElse(time))));
        read(MODE, text -> Integer.parseInt(text, OCTAL)).ifPresent(attributes::mode);
        read(OWNER, ObjectMetadata::decode).ifPresent(attributes::owner);
        read(GROUP, ObjectMetadata::decode).ifPresent(attributes::group);
        return attributes.build();
    }

    private <T> Optional<T> read(String name, Function<String, T> reader) {
        try {
            return Optional.ofNullable(values.get(name)).map(reader);
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
