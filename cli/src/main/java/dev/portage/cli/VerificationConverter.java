package dev.portage.cli;

import dev.portage.core.Words;
import dev.portage.core.config.Verification;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a way of verification as users write it. */
final class VerificationConverter implements ITypeConverter<Verification> {
    @Override
    public Verification convert(String text) {
        return Arrays.stream(Verification.values())
                .filter(way -> Words.of(way).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + Words.list(Arrays.asList(Verification.values())) + " but was '" + text + "'"));
    }
}
