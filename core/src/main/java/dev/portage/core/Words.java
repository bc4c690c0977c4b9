package dev.portage.core;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How choices are written for users. */
public final class Words {
    /** What may be neither file nor directory. */
    public static final String OTHER_KINDS =
            "a device, a pipe, a socket, a link that leads nowhere, a name that is no text, or an object that is a directory, too";

    private Words() {}

    /** A constant as users write it: {@code BLOCK_SIZE} is {@code block-size}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Several constants, with commas between them. */
    public static String list(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Words::of).collect(Collectors.joining(", "));
    }
}
