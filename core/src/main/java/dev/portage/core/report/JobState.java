package dev.portage.core.report;

/** How far a job has come. */
public enum JobState {
    /** A process works on it, or was killed at it. */
    RUNNING("running"),
    /** What is staged is being published together; whoever runs it next goes on with that. */
    COMMITTING("committing"),
    /** Everything was done. */
    DONE("done"),
    /** Some entries failed, or differ, or could not be listed. */
    INCOMPLETE("incomplete"),
    /** The user stopped it. */
    STOPPED("stopped"),
    /** It ended because it could not go on. */
    ABORTED("aborted");

    private final String text;

    JobState(String text) {
        this.text = text;
    }

    /** The state in words. */
    @Override
    public String toString() {
        return text;
    }
}
