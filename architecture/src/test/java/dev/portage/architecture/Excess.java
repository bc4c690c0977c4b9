package dev.portage.architecture;

/**
 * Something larger than the rule allows.
 *
 * @param subject a file's path, or {@code path::method}
 * @param lines how long it is
 */
record Excess(String subject, int lines) {}
