package dev.portage.core;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How choices are written for users. */
public final class Words {
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
