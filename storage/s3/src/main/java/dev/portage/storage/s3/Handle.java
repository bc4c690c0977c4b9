package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagingName;
import java.util.Optional;

/**
 * What is written into {@link StagedFile#handle}: {@code held:ATTEMPT} for what is kept in memory until it is published, {@code
 * upload:ATTEMPT:ID} for a multipart upload.
 *
 * @param upload the id that the store gave to it
 */
record Handle(String attempt, Optional<String> upload) {
    private static final String HELD = "held";
    private static final String UPLOAD = "upload";

    static Handle of(StagedFile staged) {
        String[] words = staged.handle().split(":", 3);
        if (words.length == 2 && words[0].equals(HELD)) {
            return new Handle(words[1], Optional.empty());
        }
        if (words.length == 3 && words[0].equals(UPLOAD)) {
            return new Handle(words[1], Optional.of(words[2]));
        }
        throw new PortageException(
                ErrorCode.NOT_FOUND, "what was staged for " + staged.target() + " was not staged by this store");
    }

    /** A hidden name next to the target; an upload has its mark there. */
    static Location place(Location target, String attempt) {
        return target.sibling(StagingName.of(attempt));
    }

    @Override
    public String toString() {
        return upload.map(id -> UPLOAD + ":" + attempt + ":" + id).orElse(HELD + ":" + attempt);
    }
}
