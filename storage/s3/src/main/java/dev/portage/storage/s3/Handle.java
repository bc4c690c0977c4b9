package dev.portage.storage.s3;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Location;
import dev.portage.api.storage.StagedFile;
import dev.portage.api.storage.StagingName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is written into {@link StagedFile#handle}: {@code held:ATTEMPT} for what is kept in memory until it is published, {@code
 * upload:ATTEMPT:ID} for a multipart upload; of one that waits, each part follows on a line of its own.
 *
 * @param upload the id that the store gave to it
 * @param parts all parts of the upload, if there are few enough to be told here
 */
record Handle(String attempt, Optional<String> upload, List<Part> parts) {
    private static final String HELD = "held";
    private static final String UPLOAD = "upload";

    Handle {
        parts = List.copyOf(parts);
    }

    Handle(String attempt, Optional<String> upload) {
        this(attempt, upload, List.of());
    }

    static Handle of(StagedFile staged) {
        List<String> lines = staged.handle().lines().toList();
        String[] words = lines.isEmpty() ? new String[0] : lines.get(0).split(":", 3);
        if (words.length == 2 && words[0].equals(HELD)) {
            return new Handle(words[1], Optional.empty());
        }
        if (words.length == 3 && words[0].equals(UPLOAD)) {
            List<Part> parts = lines.stream()
                    .skip(1)
                    .flatMap(line -> Part.parse(line).stream())
                    .toList();
            return new Handle(words[1], Optional.of(words[2]), parts);
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
        return upload.map(id -> UPLOAD + ":" + attempt + ":" + id).orElse(HELD + ":" + attempt)
                + parts.stream().map(part -> "\n" + part.text()).collect(Collectors.joining());
    }
}
