package dev.portage.api.storage;

/**
 * Joins the CRCs of two neighbouring ranges without looking at their bytes: the first is multiplied by x^(8n) modulo the
 * CRC's polynomial, n being the length of the second, and the second is added. Polynomials over GF(2), bits reflected, as in the
 * CRCs themselves: the highest bit of an {@code int} is x^0.
 */
public final class CrcArithmetic {
    private static final int ONE = 1 << 31;
    private static final CrcArithmetic CASTAGNOLI = new CrcArithmetic(0x82F63B78);
    private static final CrcArithmetic ETHERNET = new CrcArithmetic(0xEDB88320);

    private final int polynomial;
    /** At index k: x^(2^k) modulo the polynomial. The sequence repeats beyond 32. */
    private final int[] powers = new int[32];

    private CrcArithmetic(int polynomial) {
        this.polynomial = polynomial;
        powers[0] = ONE >>> 1;
        for (int k = 1; k < powers.length; k++) {
            powers[k] = multiply(powers[k - 1], powers[k - 1]);
        }
    }

    /**
     * The checksum of two ranges, one behind the other.
     *
     * @param first of the bytes that come first
     * @param second of the bytes that follow
     * @param secondLength how many bytes follow, non-negative
     */
    public static Checksum join(Checksum first, Checksum second, long secondLength) {
        if (first.algorithm() != second.algorithm()) {
            throw new IllegalArgumentException("cannot join " + first + " and " + second);
        }
        CrcArithmetic field = of(first.algorithm());
        int shifted = field.multiply(field.powerOfX(secondLength), first.value());
        return new Checksum(first.algorithm(), shifted ^ second.value());
    }

    private static CrcArithmetic of(ChecksumAlgorithm algorithm) {
        return switch (algorithm) {
            case CRC32C -> CASTAGNOLI;
            case CRC32 -> ETHERNET;
        };
    }

    /** x^(8 * bytes) modulo the polynomial. */
    private int powerOfX(long bytes) {
        int product = ONE;
        int k = 3;
        for (long rest = bytes; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                product = multiply(powers[k & 31], product);
            }
            k++;
        }
        return product;
    }

    private int multiply(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ polynomial;
        }
        return product;
    }
}
