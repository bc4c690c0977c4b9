package dev.portage.core.verify;

/** How it is known that a file arrived as it left. */
public enum Proof {
    /** The store's own checksum equals that of the bytes that were read from the source. */
    VERIFIED_BY_STORE("verified by the store's checksum"),
    /** The bytes were read back and have the checksum of those that were read from the source. */
    VERIFIED_BY_READ_BACK("verified by reading back"),
    /** The store has copied the file itself; its own checksums of source and target are equal. No byte of it was read here. */
    COMPARED_BY_STORE("compared by the store that copied it"),
    /** The store has received as many bytes as the source has. */
    LENGTH_ONLY("length compared only"),
    /** Not at all: verification was switched off, or the store has no checksum to compare with. */
    UNVERIFIED("unverified");

    private final String text;

    Proof(String text) {
        this.text = text;
    }

    /** Whether it is a proof of the content. */
    public boolean isVerified() {
        return switch (this) {
            case VERIFIED_BY_STORE, VERIFIED_BY_READ_BACK, COMPARED_BY_STORE -> true;
            case LENGTH_ONLY, UNVERIFIED -> false;
        };
    }

    /** The proof in words. */
    @Override
    public String toString() {
        return text;
    }
}
