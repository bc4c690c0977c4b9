package dev.portage.sandbox.s3;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a client of the sandbox must know.
 *
 * @param access names the user
 * @param secret signs requests
 */
record Keys(String access, String secret) {
    /** Keys that nobody has had before. */
    static Keys madeUp() {
        SecureRandom random = new SecureRandom();
        return new Keys(digits(random, 8), digits(random, 20));
    }

    private static String digits(SecureRandom random, int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return HexFormat.of().formatHex(some);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return access;
    }
}
