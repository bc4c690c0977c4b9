package dev.portage.cli;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number, and calls what is none by a word that users know. */
record NumberConverter<T>(Function<String, T> parser) implements ITypeConverter<T> {
    @Override
    public T convert(String text) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number, or too large");
        }
    }
}
