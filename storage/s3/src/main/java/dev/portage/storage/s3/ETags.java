package dev.portage.storage.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that S3 gives to contents: the MD5 of an object, or of the MD5s of its parts, unless it is encrypted in a way that hides it. */
final class ETags {
    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

    private ETags() {}

    /** Without the quotes in which it is sent. */
    static String plain(String tag) {
        return tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
    }

    static byte[] md5(ByteBuffer bytes) {
        MessageDigest digest = digest();
        digest.update(bytes.duplicate());
        return digest.digest();
    }

    static String hex(byte[] md5) {
        return HexFormat.of().formatHex(md5);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether it has the form of an MD5, as those of objects have that were sent at once. */
    static boolean isMd5(String tag) {
        return MD5.matcher(tag).matches();
    }

    /** The name of an object of several parts, if those have names that are MD5s. */
    static Optional<String> joined(List<String> parts) {
        MessageDigest digest = digest();
        for (String part : parts) {
            if (!MD5.matcher(part).matches()) {
                return Optional.empty();
            }
            digest.update(HexFormat.of().parseHex(part));
        }
        return Optional.of(hex(digest.digest()) + "-" + parts.size());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
