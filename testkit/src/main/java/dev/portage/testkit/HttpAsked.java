package dev.portage.testkit;

/**
 * A request as a {@link FaultyProxy} sees it.
 *
 * @param method such as {@code GET}
 * @param target the path, encoded, with what follows it
 * @param length bytes of the body
 */
public record HttpAsked(String method, String target, int length) {
    /** Whether it is of this method, and has this in its target. */
    public boolean is(String wanted, String part) {
        return method.equals(wanted) && target.contains(part);
    }
}
