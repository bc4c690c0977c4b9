package dev.portage.cli;

import dev.portage.api.ErrorCode;
import dev.portage.api.PortageException;
import dev.portage.api.storage.Attribute;
import dev.portage.core.Words;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the list of {@code --preserve}. */
final class Preserve {
    private Preserve() {}

    static Set<Attribute> parse(List<String> names) {
        Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
        for (String name : names) {
            if (name.strip().equalsIgnoreCase("all")) {
                return EnumSet.complementOf(EnumSet.of(Attribute.RAW_XATTR)); // it is a part of XATTR
            }
            attributes.add(parse(name.strip()));
        }
        return attributes;
    }

    private static Attribute parse(String name) {
        return Arrays.stream(Attribute.values())
                .filter(attribute -> Words.of(attribute).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new PortageException(
                        ErrorCode.INVALID_ARGUMENT,
                        "--preserve does not know '" + name + "'; it takes all, "
                                + Words.list(EnumSet.allOf(Attribute.class))));
    }
}
