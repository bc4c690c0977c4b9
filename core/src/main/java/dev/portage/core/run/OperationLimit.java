package dev.portage.core.run;

import dev.portage.api.storage.Staging;
import dev.portage.api.storage.Storage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes stores wait so that all of them together are called no more than so many times per second. Pages of a listing and reads of a file are
 * not calls of their own. Thread-safe.
 */
public final class OperationLimit implements UnaryOperator<Storage> {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final TokenBucket bucket;

    /**
     * A limit.
     *
     * @param perSecond positive
     * @param stop ends all waiting: calls fail with {@code INTERRUPTED} then instead of waiting
     */
    public OperationLimit(int perSecond, Stop stop) {
        this.bucket = new TokenBucket(perSecond, System::nanoTime, nanos -> stop.sleep(nanos / NANOS_PER_MILLI + 1));
    }

    @Override
    public Storage apply(Storage storage) {
        return limited(storage, Storage.class);
    }

    private <T> T limited(T target, Class<T> type) {
        InvocationHandler handler = (proxy, method, arguments) -> call(target, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            switch (method.getName()) {
                case "staging" -> {
                    return limited((Staging) method.invoke(target, arguments), Staging.class);
                }
                case "capability" -> {
                    Optional<?> capability = (Optional<?>) method.invoke(target, arguments);
                    return capability.map(found -> limitedCapability(found, (Class<?>) arguments[0]));
                }
                case "close",
                        "resolve",
                        "alignment",
                        "algorithm",
                        "isOn",
                        "reaches",
                        "sent",
                        "estimate",
                        "toString",
                        "hashCode",
                        "equals" -> {}
                default -> bucket.take(1);
            }
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private <T> T limitedCapability(Object capability, Class<T> type) {
        return limited(type.cast(capability), type);
    }
}
