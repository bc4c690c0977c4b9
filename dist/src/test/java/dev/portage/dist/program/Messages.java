package dev.portage.dist.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.dist.Program;

/** What every message to a user must be like. */
final class Messages {
    private static final int MOST_LINES = 3;

    private Messages() {}

    /** A message, what to do, perhaps a suggestion; nothing on standard output, and nothing only a programmer understands. */
    static void requireOneClearMessage(Program.Result result) {
        requireNoTrace(result);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("portage: ");
        assertThat(result.errors().lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(result.errors().lines().filter(line -> line.startsWith("portage: ")))
                .hasSize(1);
    }

    /** No trace of a stack, no name of a class, no log of a library. */
    static void requireNoTrace(Program.Result result) {
        assertThat(result.errors() + result.output())
                .doesNotContain("Exception", "Error:", "\tat ", "Caused by", "WARN", "ERROR", "java.", "org.apache.");
    }
}
