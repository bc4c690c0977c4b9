package dev.portage.cli;

import dev.portage.core.Words;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of several choices as users write it.
 *
 * @param choices all there are
 */
record WordConverter<T extends Enum<T>>(List<T> choices) implements ITypeConverter<T> {
    WordConverter {
        choices = List.copyOf(choices);
    }

    static <T extends Enum<T>> WordConverter<T> of(Class<T> type) {
        return new WordConverter<>(Arrays.asList(type.getEnumConstants()));
    }

    @Override
    public T convert(String text) {
        return choices.stream()
                .filter(choice -> Words.of(choice).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + Words.list(choices)));
    }
}
