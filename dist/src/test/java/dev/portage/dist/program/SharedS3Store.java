package dev.portage.dist.program;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the same {@link S3Store} to all tests: started for the first, closed after the last. */
final class SharedS3Store implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == S3Store.class;
    }

    @Override
    public S3Store resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedS3Store.class))
                .getOrComputeIfAbsent(S3Store.class, type -> S3Store.start(), S3Store.class);
    }
}
